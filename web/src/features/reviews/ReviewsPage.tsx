// Everybody's plan review of a month: who has one, who has signed, and preparing the missing ones.
import "@/styles/gap.css";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { type Review, type ReviewHead, type ReviewPerson, useReviewAct, useReviewPeople } from "@/api/reviews";
import { today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { StoreButton } from "@/features/reviews/StoreButton";
import { Money } from "@/ui/figure/Money";
import { NodePicker } from "@/ui/figure/NodePicker";
import { PeriodPicker } from "@/ui/figure/PeriodPicker";
import { Tag } from "@/ui/figure/Tag";
import { GapTabs } from "@/ui/gap/GapTabs";
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
  const node = search.get("node");
  const found = useReviewPeople(`${month}-01`, node);
  return (
    <div className="yd-page yd-stack">
      <GapTabs at="reviews" />
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <span className="yd-grow" />
        {me?.permissions["plan_review.read"] !== "own" && (
          <NodePicker value={node} name={found.data?.node.name ?? ""} onChange={(next) => patch({ node: next })} />
        )}
        {found.isSuccess && found.data.people.length > 0 && may(me?.permissions, "plan_review.export") && (
          <StoreButton people={found.data.people} month={month} />
        )}
        <PeriodPicker value={month} kinds={KINDS} onChange={(next) => patch({ month: next })} />
      </header>
      <p className="yd-faint">{t("lead")}</p>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="page" />}
      {found.isSuccess && found.data.people.length === 0 && <EmptyState title={t("nobody")} />}
      {found.isSuccess && found.data.people.length > 0 && (
        <section className={found.isPlaceholderData ? "yd-panel yd-x-scroll yd-stale" : "yd-panel yd-x-scroll"}>
          <p className="yd-faint">{t("tally", found.data.counts)}</p>
          <table className="yd-figure-table">
            <thead>
              <tr>
                <th scope="col">{t("person")}</th>
                <th scope="col" className="yd-words">
                  {t("state")}
                </th>
                <th scope="col">{t("target")}</th>
                <th scope="col">{t("chanceMember")}</th>
                <th scope="col">{t("chanceManager")}</th>
                <th scope="col" aria-label={t("open")} />
              </tr>
            </thead>
            <tbody>
              {found.data.people.map((one) => (
                <PersonRow key={one.id} person={one} month={month} />
              ))}
            </tbody>
          </table>
          {found.data.more && <p className="yd-faint">{t("more")}</p>}
        </section>
      )}
    </div>
  );
}

const share = (value: number | null | undefined) => (value === null || value === undefined ? "–" : `${value}%`);

function PersonRow({ person, month }: { person: ReviewPerson; month: string }) {
  const { t } = useTranslation("reviews");
  const { data: me } = useMe();
  const { message } = App.useApp();
  const go = useGo();
  const prepare = useReviewAct(() => api.post<Review>("/plan-reviews", { member_id: person.id, month: `${month}-01` }));
  const shown = person.draft ?? person.signed;
  const able = may(me?.permissions, "plan_review.edit") || me?.member?.id === person.id;
  return (
    <tr>
      <td>{shown ? <Link to={`/plan-reviews/${shown.id}`}>{person.name}</Link> : person.name}</td>
      <td className="yd-words">
        {shown ? <States head={shown} /> : <Tag color="grey">{t("none")}</Tag>}
        {person.draft && person.signed && (
          <>
            {" "}
            <Link to={`/plan-reviews/${person.signed.id}`}>{t("signed", { number: person.signed.number })}</Link>
          </>
        )}
      </td>
      <td>{shown ? <Money fen={shown.target} /> : "–"}</td>
      <td>{share(shown?.chance_member)}</td>
      <td>{share(shown?.chance_manager)}</td>
      <td>
        {shown ? (
          <Link to={`/plan-reviews/${shown.id}`}>{t("open")}</Link>
        ) : (
          able && (
            <Button
              size="small"
              loading={prepare.isPending}
              aria-label={`${t("prepare")} ${person.name}`}
              onClick={() =>
                prepare.mutate(undefined, {
                  onSuccess: (made) => go(`/plan-reviews/${made.id}`),
                  onError: (error) => void message.error(asApiError(error).message, 6),
                })
              }
            >
              {t("prepare")}
            </Button>
          )
        )}
      </td>
    </tr>
  );
}

function States({ head }: { head: ReviewHead }) {
  const { t } = useTranslation("reviews");
  const word = (at: string | null) => t(at ? "yes" : "no");
  return (
    <>
      <Tag color={head.status === "signed" ? "gain" : "gold"}>{t(head.status, { number: head.number })}</Tag>{" "}
      {head.status === "draft" && (
        <span className="yd-faint">
          {t("signedBy", { member: word(head.member_signed_at), manager: word(head.manager_signed_at) })}
        </span>
      )}
    </>
  );
}
