// Who has submitted, who is late, who is missing; a click opens the report.
import "@/styles/reports.css";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { HUE, KINDS, type Kind, SHOWS, type TeamPage, useTeam } from "@/api/reports";
import { addDays, formatDay, today } from "@/domain/dates";
import { KindPicker, Steps } from "@/features/reports/Spans";
import { Tabs } from "@/features/reports/Tabs";
import { NodePicker } from "@/ui/figure/NodePicker";
import { Tag } from "@/ui/figure/Tag";
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
  const show = SHOWS.find((one) => one === search.get("show")) ?? "";
  const node = search.get("node");
  const found = useTeam(kind, search.get("day"), node, show);
  const first = found.data?.pages[0];
  const last = first?.spans.at(-1);
  return (
    <div className="yd-page yd-stack">
      <Tabs at="team" />
      <header className="yd-toolbar">
        <KindPicker kind={kind} of="kind" />
        <span className="yd-grow" />
        {me?.permissions["report.read"] !== "own" && (
          <NodePicker value={node} name={first?.node.name ?? ""} onChange={(next) => patch({ node: next })} />
        )}
        {first && last && (
          <Steps before={addDays(last.start, -1)} after={addDays(last.end, 1)} last={last.end >= today()} />
        )}
      </header>
      <div className="yd-toolbar">
        {SHOWS.map((one) => (
          <button
            key={one}
            type="button"
            className="yd-chip"
            aria-pressed={one === show}
            onClick={() => patch({ show: one || null })}
          >
            {one ? t(`standing.${one}`) : t("showAll")}
          </button>
        ))}
      </div>
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="page" />}
      {first && found.data && (
        <section className={found.isPlaceholderData ? "yd-panel yd-x-scroll yd-stale" : "yd-panel yd-x-scroll"}>
          <Grid kind={kind} first={first} pages={found.data.pages} />
          {first.people.length === 0 && (
            <EmptyState compact title={t(show ? "nobodyShown" : "nobody")} hint={show ? undefined : t("nobodyHint")} />
          )}
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

function Grid({ kind, first, pages }: { kind: Kind; first: TeamPage; pages: TeamPage[] }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const people = pages.flatMap((page) => page.people);
  return (
    <table className="yd-figure-table yd-report-grid">
      <thead>
        <tr>
          <th scope="col">{t("person")}</th>
          <th scope="col" className="yd-words">
            {t("team")}
          </th>
          {first.spans.map((one) => (
            <th key={one.start} scope="col" className="yd-words">
              {formatDay(one.start, language, true)}
              <div className="yd-faint">{one.asked > 0 ? `${t("came")} ${one.submitted}/${one.asked}` : t("none")}</div>
              {one.asked > 0 && (
                <div className="yd-faint">
                  {t("onTime")} {one.on_time}
                </div>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((one) => {
          const cells = new Map(one.reports.map((report) => [report.start, report]));
          return (
            <tr key={one.id}>
              <td>
                <Link to={`/reports/of/${one.id}?kind=${kind}&day=${first.day}`}>{one.name}</Link>
              </td>
              <td className="yd-words">{one.team}</td>
              {first.spans.map((span) => {
                const cell = cells.get(span.start);
                return (
                  <td key={span.start} className="yd-words">
                    {cell ? (
                      <Link
                        to={`/reports/${cell.id}`}
                        aria-label={`${one.name} ${span.start} ${t(`standing.${cell.standing}`)}`}
                      >
                        <Tag color={HUE[cell.standing]}>{t(`standing.${cell.standing}`)}</Tag>
                      </Link>
                    ) : (
                      <span className="yd-faint">{t("none")}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
