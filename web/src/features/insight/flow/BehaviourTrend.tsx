// Twelve months of one metric: the person or a head of the team, inside the middle half of the people.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Behaviour, useBehaviourTrend } from "@/api/flow";
import { Chart } from "@/ui/chart/Chart";
import { useChartTheme } from "@/ui/chart/useChartTheme";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function BehaviourTrend({ data, metric, node }: { data: Behaviour; metric: string; node: string | null }) {
  const { t } = useTranslation("flow");
  const { label } = useLanguage();
  const theme = useChartTheme();
  const found = useBehaviourTrend(metric, node);
  const months = found.data?.months;
  const own = t(data.node.kind === "member" ? "behaviour.own" : "behaviour.perHead");
  const option = useMemo(() => {
    const all = months ?? [];
    const line = (name: string, values: (number | null)[], more: object) => ({
      name,
      type: "line",
      symbol: "none",
      data: values,
      ...more,
    });
    const band = { stack: "middle", lineStyle: { opacity: 0 }, tooltip: { show: false } };
    return {
      ...theme.base,
      legend: { ...theme.base.legend, data: [own, t("behaviour.median"), t("behaviour.middle")] },
      xAxis: { ...theme.axis, type: "category", data: all.map((one) => one.key.slice(2)) },
      yAxis: { ...theme.axis, type: "value" },
      series: [
        line(
          "",
          all.map((one) => one.peers?.p25 ?? null),
          band,
        ),
        line(
          t("behaviour.middle"),
          all.map((one) => (one.peers ? one.peers.p75 - one.peers.p25 : null)),
          { ...band, itemStyle: { color: theme.range.color }, areaStyle: { color: theme.range.color } },
        ),
        line(
          t("behaviour.median"),
          all.map((one) => one.peers?.median ?? null),
          { lineStyle: { type: "dashed", width: 1.5 } },
        ),
        line(
          own,
          all.map((one) => one.value),
          { lineStyle: { width: 2.5 } },
        ),
      ],
    };
  }, [months, theme, own, t]);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (!months) return <Loading rows={4} />;
  const named = data.metrics.find((one) => one.code === metric);
  return (
    <section className="yd-panel">
      <Chart
        title={t("behaviour.trend", { metric: named ? label(named.label) : metric })}
        option={option}
        table={{
          head: [t("period"), own, "P25", t("behaviour.median"), "P75"],
          rows: months.map((one) => [
            one.key,
            one.value,
            one.peers?.p25 ?? null,
            one.peers?.median ?? null,
            one.peers?.p75 ?? null,
          ]),
        }}
      />
    </section>
  );
}
