// Plans that were handed in: several are ticked and approved or given back at once, with an answer for each.
import "@/styles/list.css";
import "@/styles/reports.css";
import { Button, Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { HANDED, type Handed, type HandedRow, PLAN_HUE, planStanding, useHandedIn } from "@/api/plans";
import { KINDS, spanText } from "@/api/reports";
import { formatMoment } from "@/domain/dates";
import { AnswerBar } from "@/features/reports/AnswerBar";
import { KindPicker, Steps } from "@/features/reports/Spans";
import { Tabs } from "@/features/reports/Tabs";
import { NodePicker } from "@/ui/figure/NodePicker";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { type Answering, useAnswering } from "@/ui/report/useAnswering";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reports");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const { data: me } = useMe();
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "day";
  const show = HANDED.find((one) => one === search.get("show")) ?? "";
  const found = useHandedIn(kind, search.get("day"), search.get("node"), show);
  const first = found.data?.pages[0];
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const answering = useAnswering(rows);
  return (
    <div className="yd-page yd-stack">
      <Tabs at="handed" />
      <header className="yd-toolbar">
        <h1>{t("plan.handed.title")}</h1>
        <KindPicker kind={kind} of="plan.kind" />
        {first && <span className="yd-num">{spanText(first.start, first.end)}</span>}
        <span className="yd-grow" />
        {me?.permissions["report.read"] !== "own" && (
          <NodePicker
            value={search.get("node")}
            name={first?.node.name ?? ""}
            onChange={(next) => patch({ node: next })}
          />
        )}
        {first && <Steps before={first.before} after={first.after} />}
      </header>
      <p className="yd-faint">{t("plan.handed.lead")}</p>
      <div className="yd-toolbar">
        {HANDED.map((one) => (
          <button
            key={one}
            type="button"
            className="yd-chip"
            aria-pressed={one === show}
            onClick={() => patch({ show: one || null })}
          >
            {one ? t(`plan.standing.${one}`) : t("showAll")}
          </button>
        ))}
      </div>
      <AnswerBar answering={answering} />
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="page" />}
      {first && (
        <section className={found.isPlaceholderData ? "yd-panel yd-x-scroll yd-stale" : "yd-panel yd-x-scroll"}>
          {rows.length === 0 ? <Nothing show={show} /> : <Table rows={rows} answering={answering} />}
          {found.hasNextPage && (
            <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t("loadMore")}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}

function Nothing({ show }: { show: Handed }) {
  const { t } = useTranslation("reports");
  if (show === "none") return <EmptyState compact art="done" title={t("plan.handed.everybody")} />;
  return <EmptyState compact title={t(show ? "plan.handed.nothingShown" : "plan.handed.nothing")} />;
}

function Table({ rows, answering }: { rows: HandedRow[]; answering: Answering }) {
  const { t } = useTranslation("reports");
  return (
    <table className="yd-plain-table">
      <thead>
        <tr>
          <th scope="col" className="yd-tick">
            <Checkbox
              aria-label={t("plan.handed.all")}
              disabled={answering.can.length === 0}
              checked={answering.all}
              indeterminate={answering.some}
              onChange={answering.toggleAll}
            />
          </th>
          <th scope="col">{t("person")}</th>
          <th scope="col">{t("team")}</th>
          <th scope="col">{t("plan.items")}</th>
          <th scope="col">{t("plan.stateHead")}</th>
          <th scope="col">{t("plan.note")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <Line key={one.member.id} row={one} answering={answering} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ row, answering }: { row: HandedRow; answering: Answering }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const { id, member } = row;
  const standing = planStanding(row);
  return (
    <tr>
      <td className="yd-tick">
        {id !== null && row.can_lead && (
          <Checkbox
            aria-label={t("plan.handed.tick", { name: member.name })}
            checked={answering.picked.includes(row)}
            onChange={() => answering.toggle(id)}
          />
        )}
      </td>
      <td>
        {id === null ? (
          member.name
        ) : (
          <Link to={`/plans/${id}`} aria-label={t("plan.handed.open", { name: member.name })}>
            {member.name}
          </Link>
        )}
      </td>
      <td>{row.team}</td>
      <td>
        {id !== null && t("plan.handed.items", { planned: row.planned, done: row.fulfilled / 100 })}{" "}
        {row.handed_at && (
          <span className="yd-faint">{t("plan.handed.at", { at: formatMoment(row.handed_at, language) })}</span>
        )}
      </td>
      <td>
        <Tag color={PLAN_HUE[standing]}>{t(`plan.standing.${standing}`)}</Tag>{" "}
        <span className="yd-faint">{row.answered_name}</span>
      </td>
      <td>{row.answer_note}</td>
    </tr>
  );
}
