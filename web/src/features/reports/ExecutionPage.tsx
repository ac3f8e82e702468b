// The execution rate by person and span; a click opens the plan and what became of it.
import "@/styles/reports.css";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type Execution, rateText, useExecution } from "@/api/plans";
import { KINDS } from "@/api/reports";
import { addDays, formatDay, today } from "@/domain/dates";
import { KindPicker, Steps } from "@/features/reports/Spans";
import { Tabs } from "@/features/reports/Tabs";
import { NodePicker } from "@/ui/figure/NodePicker";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reports");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const { data: me } = useMe();
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "day";
  const node = search.get("node");
  const found = useExecution(kind, search.get("day"), node);
  const first = found.data?.pages[0];
  const last = first?.spans.at(-1);
  return (
    <div className="yd-page yd-stack">
      <Tabs at="execution" />
      <header className="yd-toolbar">
        <h1>{t("plan.rate")}</h1>
        <KindPicker kind={kind} of="plan.kind" />
        <span className="yd-grow" />
        {me?.permissions["report.read"] !== "own" && (
          <NodePicker value={node} name={first?.node.name ?? ""} onChange={(next) => patch({ node: next })} />
        )}
        {first && last && (
          <Steps before={addDays(last.start, -1)} after={addDays(last.end, 1)} last={last.start > today()} />
        )}
      </header>
      <p className="yd-faint">{t("plan.lead")}</p>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="page" />}
      {first && found.data && (
        <section className={found.isPlaceholderData ? "yd-panel yd-x-scroll yd-stale" : "yd-panel yd-x-scroll"}>
          <Grid first={first} pages={found.data.pages} />
          {first.people.length === 0 && <EmptyState compact title={t("plan.nobody")} />}
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

function Grid({ first, pages }: { first: Execution; pages: Execution[] }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  return (
    <table className="yd-figure-table yd-report-grid">
      <thead>
        <tr>
          <th scope="col">{t("person")}</th>
          <th scope="col" className="yd-words">
            {t("team")}
          </th>
          {first.spans.map((one) => (
            <th key={one.start} scope="col">
              {formatDay(one.start, language, true)}
              <div className="yd-faint">{rateText(one.planned, one.fulfilled)}</div>
            </th>
          ))}
          <th scope="col">{t("plan.together")}</th>
        </tr>
      </thead>
      <tbody>
        {pages
          .flatMap((page) => page.people)
          .map((one) => {
            const cells = new Map(one.plans.map((plan) => [plan.start, plan]));
            const planned = one.plans.reduce((sum, plan) => sum + plan.planned, 0);
            const done = one.plans.reduce((sum, plan) => sum + plan.fulfilled, 0);
            return (
              <tr key={one.id}>
                <td>{one.name}</td>
                <td className="yd-words">{one.team}</td>
                {first.spans.map((span) => {
                  const cell = cells.get(span.start);
                  return (
                    <td key={span.start}>
                      {cell ? (
                        <Link to={`/plans/${cell.id}`} aria-label={`${one.name} ${span.start}`}>
                          {rateText(cell.planned, cell.fulfilled)}
                          <small className="yd-faint">
                            {" "}
                            {cell.fulfilled / 100}/{cell.planned}
                          </small>
                        </Link>
                      ) : (
                        <span className="yd-faint">–</span>
                      )}
                    </td>
                  );
                })}
                <td>{rateText(planned, done)}</td>
              </tr>
            );
          })}
      </tbody>
    </table>
  );
}
