// Plan reviews of a month on the phone: whose, how far, and beginning the missing ones.
import "@/styles/phone-gap.css";
import { Button, SearchBar, Toast } from "antd-mobile";
import { RightOutline } from "antd-mobile-icons";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { type Review, type ReviewHead, type ReviewPerson, useReviewAct, useReviewPeople } from "@/api/reviews";
import { today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { PeriodChips } from "@/mobile/gap/PeriodChips";
import { Head } from "@/mobile/record/Head";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { Link, useAddress, useGo, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const KINDS = ["month"] as const;

export function Page() {
  const { t } = useTranslation("reviews");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const { data: me } = useMe();
  const month = search.get("month") ?? today().slice(0, 7);
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const found = useReviewPeople(`${month}-01`, search.get("node"), q);
  const several = me?.permissions["plan_review.read"] !== "own";
  return (
    <>
      <Head title={t("title")} />
      <PeriodChips value={month} kinds={KINDS} onChange={(next) => patch({ month: next })} />
      {several && (
        <div className="ph-search">
          <SearchBar placeholder={t("searchPerson")} value={text} onChange={setText} />
        </div>
      )}
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={5} />}
      {found.data?.people.length === 0 && <EmptyState title={t("nobody")} />}
      {found.data && found.data.people.length > 0 && (
        <section className={found.isPlaceholderData ? "ph-panel yd-stale" : "ph-panel"}>
          {several && <p className="yd-faint">{t("tally", found.data.counts)}</p>}
          <ul className="ph-rows">
            {found.data.people.map((one) => (
              <li key={one.id}>
                <Person one={one} month={month} />
              </li>
            ))}
          </ul>
          {found.data.more && <p className="yd-faint">{t("more")}</p>}
        </section>
      )}
    </>
  );
}

function Person({ one, month }: { one: ReviewPerson; month: string }) {
  const { t } = useTranslation("reviews");
  const { data: me } = useMe();
  const go = useGo();
  const prepare = useReviewAct(
    async () => {
      const made = await api.post<Review>("/plan-reviews", { member_id: one.id, month: `${month}-01` });
      go(`/m/plan-reviews/${made.id}`);
    },
    (error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
  );
  const shown = one.draft ?? one.signed;
  const able = may(me?.permissions, "plan_review.edit") || me?.member?.id === one.id;
  if (!shown)
    return (
      <div className="ph-row">
        <span>
          <strong>{one.name}</strong>
          <small>{t("none")}</small>
        </span>
        {able && month >= today().slice(0, 7) && (
          <Button
            size="small"
            loading={prepare.isPending}
            aria-label={`${t("prepare")} ${one.name}`}
            onClick={() => prepare.mutate()}
          >
            {t("prepare")}
          </Button>
        )}
      </div>
    );
  const percent = (value: number | null) => (value === null ? "–" : `${value}%`);
  return (
    <Link to={`/m/plan-reviews/${shown.id}`} className="ph-row">
      <span>
        <strong>{one.name}</strong>
        <small>
          {t("target")} <Money fen={shown.target} /> · {t("chanceMember")} {percent(shown.chance_member)} ·{" "}
          {t("chanceManager")} {percent(shown.chance_manager)}
        </small>
        <State head={shown} />
      </span>
      <RightOutline />
    </Link>
  );
}

function State({ head }: { head: ReviewHead }) {
  const { t } = useTranslation("reviews");
  const word = (at: string | null) => t(at ? "yes" : "no");
  return (
    <small className="ph-words">
      <Tag color={head.status === "signed" ? "gain" : "gold"}>{t(head.status, { number: head.number })}</Tag>{" "}
      {head.status === "draft" &&
        t("signedBy", { member: word(head.member_signed_at), manager: word(head.manager_signed_at) })}
    </small>
  );
}
