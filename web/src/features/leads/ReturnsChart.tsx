// Won amount beside cost for the sources at the top of the tree.
import { useTranslation } from "react-i18next";
import type { Returns } from "@/features/leads/settings";
import { Chart } from "@/ui/chart/Chart";

export function ReturnsChart({ data }: { data: Returns }) {
  const { t } = useTranslation("leads");
  const rows = data.rows.filter((row) => row.depth === 0 && row.total.leads > 0).slice(0, 20);
  if (rows.length === 0) return null;
  const yuan = (fen: number | null) => Math.round((fen ?? 0) / 100);
  const series = [
    { name: t("returns.amount"), type: "bar", data: rows.map((row) => yuan(row.total.amount)) },
    ...(data.costs_told
      ? [{ name: t("returns.cost"), type: "bar", data: rows.map((row) => yuan(row.total.cost)) }]
      : []),
  ];
  return (
    <Chart
      title={t("returns.chart")}
      height={280}
      option={{
        tooltip: { trigger: "axis" },
        legend: { data: series.map((one) => one.name) },
        xAxis: { type: "category", data: rows.map((row) => row.name) },
        yAxis: { type: "value" },
        series,
      }}
      table={{
        head: [t("returns.source"), ...series.map((one) => one.name)],
        rows: rows.map((row, index) => [row.name, ...series.map((one) => one.data[index] ?? 0)]),
      }}
    />
  );
}
