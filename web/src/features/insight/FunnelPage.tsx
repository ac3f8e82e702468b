// The funnel: what lies open now, or how far the deals opened in a period came; below it the forecast of the year.
import "@/styles/attainment.css";
import "@/styles/workbench.css";
import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { today } from "@/domain/dates";
import { sumFen } from "@/domain/money";
import { ForecastPanel } from "@/features/insight/ForecastPanel";
import { FunnelBars } from "@/features/insight/FunnelBars";
import { drillTo, type Funnel, useFunnel, usePipelineNames } from "@/features/insight/queries";
import { Money } from "@/ui/figure/Money";
import { NodePicker } from "@/ui/figure/NodePicker";
import { PeriodPicker } from "@/ui/figure/PeriodPicker";
import { StatFigure } from "@/ui/figure/StatFigure";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("insight");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const pipelines = usePipelineNames();
  const mode = search.get("mode") === "cohort" ? "cohort" : "now";
  const period = search.get("period") ?? today().slice(0, 4);
  const node = search.get("node");
  const found = useFunnel({ mode, period, pipeline: search.get("pipeline"), node });
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("funnel")}</h1>
        <NodePicker value={node} name={found.data?.node.name ?? ""} onChange={(next) => patch({ node: next })} />
        {(pipelines.data?.length ?? 0) > 1 && (
          <Select
            aria-label={t("pipeline")}
            value={found.data?.pipeline.id ?? null}
            style={{ minWidth: 140 }}
            options={(pipelines.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChange={(value) => patch({ pipeline: String(value) })}
          />
        )}
        <span className="yd-grow" />
        <Segmented
          value={mode}
          options={(["now", "cohort"] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
          onChange={(value) => patch({ mode: value })}
        />
        {mode === "cohort" && <PeriodPicker value={period} onChange={(next) => patch({ period: next })} />}
      </header>
      <p className="yd-faint">{t(`modeLead.${mode}`)}</p>
      {found.isError ? (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Loading />
      ) : (
        <Figures funnel={found.data} stale={found.isPlaceholderData} />
      )}
      <ForecastPanel year={period.slice(0, 4)} node={node} />
    </div>
  );
}

const percent = (share: number | null) => (share === null ? "–" : `${(share * 100).toFixed(1)}%`);

function Figures({ funnel, stale }: { funnel: Funnel; stale: boolean }) {
  const { t } = useTranslation("insight");
  const cohort = funnel.mode === "cohort";
  const of = (status: string) => funnel.totals.find((one) => one.status === status);
  return (
    <div className={stale ? "yd-stack yd-stale" : "yd-stack"}>
      <section className="yd-figures">
        {(cohort ? ["won", "lost", "abandoned", "open"] : ["open"]).map((status) => (
          <StatFigure
            key={status}
            label={t(`status.${status}` as "status.open")}
            value={of(status)?.count ?? 0}
            unit={t("dealsUnit")}
            to={drillTo(of(status)?.drill)}
            note={cohort ? <Money fen={of(status)?.fen ?? 0} /> : t("openHow")}
          />
        ))}
        {!cohort && (
          <>
            <StatFigure label={t("openAmount")} value={<Money fen={funnel.fen} />} note={t("openAmountHow")} />
            <StatFigure
              label={t("weighted")}
              value={<Money fen={sumFen(funnel.bars.map((bar) => bar.weighted))} />}
              note={t("weightedHow")}
            />
            <StatFigure
              label={t("averageOpen")}
              value={funnel.count === 0 ? "–" : <Money fen={Math.round(funnel.fen / funnel.count)} />}
              note={t("averageOpenHow")}
            />
          </>
        )}
        {cohort && <StatFigure label={t("winRate")} value={percent(funnel.win_rate)} note={t("winRateHow")} />}
        {cohort && (
          <StatFigure
            label={t("average")}
            value={funnel.average === null ? "–" : <Money fen={funnel.average} />}
            note={t("averageHow")}
          />
        )}
        {cohort && (
          <StatFigure
            label={t("cycle")}
            value={funnel.cycle_days === null ? "–" : funnel.cycle_days.toFixed(1)}
            unit={t("daysUnit")}
            note={t("cycleHow")}
          />
        )}
      </section>
      {funnel.count === 0 ? (
        <EmptyState title={t("funnelEmpty")} hint={t("funnelEmptyHint")} />
      ) : (
        <FunnelBars funnel={funnel} />
      )}
    </div>
  );
}
