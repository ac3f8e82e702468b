// The year by month: target as a line, won and weighted as stacked bars; a bar opens its deals.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { today } from "@/domain/dates";
import { formatShort, toDecimal } from "@/domain/money";
import { drillTo, type Forecast, useForecast } from "@/features/insight/queries";
import { Chart } from "@/ui/chart/Chart";
import { useChartTheme } from "@/ui/chart/useChartTheme";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Link, useGo } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function ForecastPanel({ year, node }: { year: string; node: string | null }) {
  const found = useForecast(year, node);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={4} />;
  return <Panel forecast={found.data} />;
}

function Panel({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation("insight");
  const { language } = useLanguage();
  const theme = useChartTheme();
  const go = useGo();
  const { months } = forecast;
  const nothing = months.every((one) => one.target === 0 && one.won === 0 && one.weighted === 0);
  const option = useMemo(() => {
    const short = (value: number) => formatShort(Math.round(value), language);
    const now = months.findIndex((one) => one.key === today().slice(0, 7));
    return {
      ...theme.base,
      tooltip: { ...theme.base.tooltip, valueFormatter: (value: unknown) => short(Number(value)) },
      xAxis: { ...theme.axis, type: "category", data: months.map((one) => String(Number(one.key.slice(5)))) },
      // Amounts are fen: no label may be finer than a yuan.
      yAxis: {
        ...theme.axis,
        type: "value",
        minInterval: 100,
        axisLabel: { ...theme.axis.axisLabel, formatter: short },
      },
      series: [
        {
          name: t("won"),
          type: "bar",
          stack: "expected",
          data: months.map((one) => one.won),
          cursor: "pointer",
          barMaxWidth: 36,
        },
        {
          name: t("weighted"),
          type: "bar",
          stack: "expected",
          data: months.map((one) => one.weighted),
          cursor: "pointer",
          itemStyle: { opacity: 0.5 },
          ...(now >= 0 ? { markLine: { silent: true, ...theme.nowLine(t("now")), data: [{ xAxis: now }] } } : {}),
        },
        {
          name: t("target"),
          type: "line",
          step: "middle",
          symbol: "none",
          data: months.map((one) => one.target),
          lineStyle: { color: theme.tokens.mark, type: "dashed" },
          itemStyle: { color: theme.tokens.mark },
        },
      ],
    };
  }, [language, months, t, theme]);
  const pick = ({ series, index }: { series: string; index: number }) => {
    const month = months[index];
    const to = drillTo(series === t("won") ? month?.won_drill : month?.open_drill);
    if (to) go(to);
  };
  return (
    <section className="yd-panel">
      {nothing ? (
        <EmptyState compact title={t("forecastOf", { year: forecast.year })} hint={t("forecastEmpty")} />
      ) : (
        <Chart
          title={t("forecastOf", { year: forecast.year })}
          option={option}
          onPick={pick}
          table={{
            head: [t("month"), t("target"), t("won"), t("weighted"), t("expected"), t("gap")],
            rows: months.map((one) => [
              one.key,
              ...[one.target, one.won, one.weighted, one.expected, one.gap].map(toDecimal),
            ]),
          }}
        />
      )}
      <p className="yd-muted">
        {forecast.overdue.count > 0 && (
          <Link to={drillTo(forecast.overdue.drill) ?? "/deals"} className="yd-risk">
            {t("overduePile", { count: forecast.overdue.count })} <Money fen={forecast.overdue.fen} />
          </Link>
        )}{" "}
        {forecast.undated.count > 0 && (
          <Link to={drillTo(forecast.undated.drill) ?? "/deals"}>
            {t("undatedPile", { count: forecast.undated.count })} <Money fen={forecast.undated.fen} />
          </Link>
        )}
      </p>
    </section>
  );
}
