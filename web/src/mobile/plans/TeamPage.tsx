// Who has handed in a plan, for superiors on the phone: opened one by one, or several ticked and answered at once.
import "@/styles/phone-forms.css";
import "@/styles/phone-gap.css";
import { Button } from "antd-mobile";
import { useTranslation } from "react-i18next";
import { HANDED, type HandedRow, PLAN_HUE, planStanding, useHandedIn } from "@/api/plans";
import { KINDS, spanText } from "@/api/reports";
import { AnswerFoot } from "@/mobile/plans/AnswerFoot";
import { Head } from "@/mobile/record/Head";
import { Steps } from "@/mobile/record/Steps";
import { KindChips } from "@/mobile/reports/KindChips";
import { Tag } from "@/ui/figure/Tag";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { type Answering, useAnswering } from "@/ui/report/useAnswering";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reports");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "day";
  const show = HANDED.find((one) => one === search.get("show")) ?? "";
  const found = useHandedIn(kind, search.get("day"), search.get("node"), show);
  const first = found.data?.pages[0];
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const answering = useAnswering(rows);
  const nothing = show === "none" ? "everybody" : show ? "nothingShown" : "nothing";
  return (
    <>
      <Head title={t("plan.handed.title")} />
      <KindChips kind={kind} of="plan.kind" />
      {first && (
        <Steps onBack={() => patch({ day: first.before })} onOn={() => patch({ day: first.after })}>
          <b className="yd-num">{spanText(first.start, first.end)}</b>
        </Steps>
      )}
      <div className="ph-chips">
        {HANDED.map((one) => (
          <button key={one} type="button" aria-pressed={one === show} onClick={() => patch({ show: one || null })}>
            {one ? t(`plan.standing.${one}`) : t("showAll")}
          </button>
        ))}
      </div>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={5} />}
      {first && rows.length === 0 && (
        <EmptyState art={show === "none" ? "done" : "empty"} title={t(`plan.handed.${nothing}`)} />
      )}
      {rows.length > 0 && (
        <section className={found.isPlaceholderData ? "ph-panel yd-stale" : "ph-panel"}>
          <ul className="ph-rows">
            {rows.map((one) => (
              <li key={one.member.id}>
                <Line row={one} answering={answering} />
              </li>
            ))}
          </ul>
          {found.hasNextPage && (
            <Button block loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t("loadMore")}
            </Button>
          )}
        </section>
      )}
      <AnswerFoot answering={answering} />
    </>
  );
}

function Line({ row, answering }: { row: HandedRow; answering: Answering }) {
  const { t } = useTranslation("reports");
  const { id, member } = row;
  const standing = planStanding(row);
  const text = (
    <>
      <strong>{member.name}</strong>
      <small className="ph-words">
        {[row.team, id !== null && t("plan.handed.items", { planned: row.planned, done: row.fulfilled / 100 })]
          .filter(Boolean)
          .join(" · ")}
      </small>
      {row.answer_note && <small className="ph-words">{row.answer_note}</small>}
    </>
  );
  return (
    <div className="ph-row">
      {id !== null && row.can_lead && (
        <label className="ph-plan-tick">
          <input
            type="checkbox"
            aria-label={t("plan.handed.tick", { name: member.name })}
            checked={answering.picked.includes(row)}
            onChange={() => answering.toggle(id)}
          />
        </label>
      )}
      {id === null ? (
        <span>{text}</span>
      ) : (
        <Link to={`/m/plans/${id}`} className="ph-open">
          {text}
        </Link>
      )}
      <Tag color={PLAN_HUE[standing]}>{t(`plan.standing.${standing}`)}</Tag>
    </div>
  );
}
