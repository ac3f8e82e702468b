// Attainment: target, actual, time elapsed and gap of any team or person in any period; every figure opens its deals.
import "@/styles/attainment.css";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { today } from "@/domain/dates";
import { type Attainment, drillTo, type Line, useAttainment } from "@/features/targets/attainment";
import { HeatMap } from "@/features/targets/HeatMap";
import { LineTable } from "@/features/targets/LineTable";
import { NeedsPanel } from "@/features/targets/NeedsPanel";
import { MetricPicker } from "@/ui/field/MetricPicker";
import { LevelBar, LevelWords } from "@/ui/figure/Levels";
import { Money, UnitProvider, useAmounts } from "@/ui/figure/Money";
import { OutOfReach } from "@/ui/figure/OutOfReach";
import { PeriodPicker } from "@/ui/figure/PeriodPicker";
import { StatFigure } from "@/ui/figure/StatFigure";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

const KINDS = ["year", "quarter", "month", "week", "day"] as const;

export function Page() {
  const { t } = useTranslation("targets");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const period = search.get("period") ?? today().slice(0, 4);
  const node = search.get("node");
  const metric = search.get("metric");
  const found = useAttainment(node, period, metric);
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("attainment")}</h1>
        <span className="yd-grow" />
        <MetricPicker additive value={metric ?? "revenue_won"} onChange={(next) => patch({ metric: next })} />
        <PeriodPicker value={period} kinds={KINDS} onChange={(next) => patch({ period: next })} />
      </header>
      {found.error ? (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <UnitProvider value={found.data.unit}>
          <Figures data={found.data} stale={found.isPlaceholderData} />
        </UnitProvider>
      ) : (
        <Loading shape="cards" />
      )}
    </div>
  );
}

function Figures({ data, stale }: { data: Attainment; stale: boolean }) {
  const { t } = useTranslation("targets");
  const { t: tl } = useTranslation("levels");
  const { said } = useAmounts();
  const { node, elapsed } = data;
  const behind = node.rate !== null && (data.less_is_better ? node.rate > elapsed : node.rate < elapsed);
  return (
    <div className={stale ? "yd-stack yd-stale" : "yd-stack"}>
      <Crumbs node={node} />
      <OutOfReach node={node.key} first={data.period.start} last={data.period.end} />
      {!data.gazetted && (
        <Alert type="info" showIcon message={t("notGazetted", { year: data.period.start.slice(0, 4) })} />
      )}
      <section className="yd-figures" aria-label={node.name}>
        <StatFigure
          label={t("target")}
          value={<Money fen={node.target} />}
          note={data.targets.map((one) => one.name).join("、") || t("noTarget")}
          to="/targets"
        />
        <StatFigure
          label={t("actual")}
          value={<Money fen={node.actual} />}
          to={drillTo(node.drill)}
          note={t(data.pipeline ? "deals" : "records", { count: node.count })}
        />
        <StatFigure
          label={t("rate")}
          value={node.rate === null ? "–" : percent(node.rate)}
          share={node.rate}
          now={elapsed}
          tone={node.rate === null ? "plain" : behind ? "risk" : "gain"}
          note={t("elapsed", { share: percent(elapsed) })}
        />
        <StatFigure
          label={node.gap > 0 ? t("gap") : t("over")}
          value={<Money fen={Math.abs(node.gap)} />}
          note={
            node.gap > 0 && node.per_day !== null
              ? t("perDay", { amount: said(node.per_day), count: data.days_left })
              : t("dueNow", { amount: said(node.due) })
          }
          tone={node.gap > 0 && behind ? "risk" : "plain"}
        />
        {node.forecast !== null && elapsed < 1 && (
          <StatFigure
            label={t("forecast")}
            value={<Money fen={node.forecast} />}
            note={
              node.target > 0
                ? t("forecastRate", { share: percent(node.forecast / node.target) })
                : t("forecastHow", { share: percent(elapsed) })
            }
            tone={node.target > 0 && node.forecast < node.target ? "risk" : "plain"}
          />
        )}
        {data.pipeline && (
          <StatFigure
            label={t("weighted")}
            value={<Money fen={node.weighted} />}
            to={drillTo(node.open_drill)}
            note={t("openDeals", { count: node.open_count })}
          />
        )}
      </section>
      {node.levels.length > 0 && (
        <section className="yd-panel" aria-label={tl("title")}>
          <h2>{tl("title")}</h2>
          <LevelBar rungs={node.levels} rate={node.rate} elapsed={elapsed} />
          <p>
            <LevelWords rungs={node.levels} actual={node.actual} />
          </p>
        </section>
      )}
      {data.children.length > 0 ? (
        <section className="yd-panel yd-x-scroll">
          <LineTable data={data} />
        </section>
      ) : (
        node.kind === "team" && <EmptyState compact title={t("nobody")} />
      )}
      {data.targets.map((one) => (
        <NeedsPanel key={one.id} target={one.id} node={node.key} />
      ))}
      {data.targets.length > 0 && (
        <HeatMap node={node.key} metric={data.metric} year={Number(data.period.start.slice(0, 4))} />
      )}
    </div>
  );
}

function Crumbs({ node }: { node: Line }) {
  const { t } = useTranslation("targets");
  const { search } = useAddress();
  const patch = usePatchSearch();
  return (
    <nav className="yd-crumbs" aria-label={t("path")}>
      {search.get("node") && (
        <span>
          <button type="button" className="yd-text-button" onClick={() => patch({ node: null })}>
            {t("top")}
          </button>
        </span>
      )}
      <b>{node.name}</b>
    </nav>
  );
}
