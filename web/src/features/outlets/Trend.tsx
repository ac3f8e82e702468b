// Both shares over months, weeks, quarters or spans of the same length; one without entries is a gap, not a zero.
import { useTranslation } from "react-i18next";
import type { Distribution } from "@/api/outlets";
import { percent } from "@/features/outlets/words";
import { Chart } from "@/ui/chart/Chart";
import { useChartTheme } from "@/ui/chart/useChartTheme";

export function Trend({ found }: { found: Distribution }) {
  const { t } = useTranslation("outlets");
  const theme = useChartTheme();
  const at = (one: Distribution["trend"][number]) =>
    found.period === "month" ? one.month.slice(0, 7) : found.period === "free" ? `${one.month}…${one.last}` : one.month;
  const months = found.trend.map(at);
  const line = (name: "numeric" | "weighted") => ({
    name: t(name),
    type: "line",
    connectNulls: false,
    data: found.trend.map((one) => (one[name] === null ? null : (one[name] ?? 0) / 100)),
  });
  return (
    <Chart
      title={t(`trend.${found.period}`)}
      height={240}
      option={{
        ...theme.base,
        xAxis: { type: "category", data: months, ...theme.axis },
        yAxis: { type: "value", min: 0, max: 100, ...theme.axis },
        series: [line("numeric"), line("weighted")],
      }}
      table={{
        head: [t("kind"), t("numeric"), t("weighted"), t("having"), t("universe")],
        rows: found.trend.map((one) => [
          at(one),
          percent(one.numeric),
          percent(one.weighted),
          one.having,
          one.universe,
        ]),
      }}
    />
  );
}
