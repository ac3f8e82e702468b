// Why the pipeline of one day became that of another: floating bars and the same as a table; each block opens its deals.
import { Segmented } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Selection, useWaterfall, type Waterfall } from "@/api/flow";
import { formatExact, formatShort, toDecimal } from "@/domain/money";
import { type Bar, bars } from "@/domain/waterfall";
import { type Asked, BehindDrawer } from "@/features/insight/flow/BehindDrawer";
import { Chart } from "@/ui/chart/Chart";
import { useChartTheme } from "@/ui/chart/useChartTheme";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface WaterfallPanelProps {
  chosen: Selection;
  due: boolean;
  onDue: (due: boolean) => void;
}

export function WaterfallPanel({ chosen, due, onDue }: WaterfallPanelProps) {
  const { t } = useTranslation("flow");
  const [asked, setAsked] = useState<Asked | null>(null);
  const found = useWaterfall(chosen, due);
  return (
    <div className={found.isPlaceholderData ? "yd-stack yd-stale" : "yd-stack"}>
      <Segmented
        className="yd-fit"
        value={due ? "due" : "all"}
        options={[
          { value: "all", label: t("allOpen") },
          { value: "due", label: t("dueOnly") },
        ]}
        onChange={(value) => onDue(value === "due")}
      />
      {found.isError ? (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Loading />
      ) : found.data.start.count + found.data.end.count + Object.keys(found.data.blocks).length === 0 ? (
        <EmptyState title={t("empty")} hint={t("emptyHint")} />
      ) : (
        <Blocks fall={found.data} onAsk={setAsked} />
      )}
      {asked && <BehindDrawer asked={asked} chosen={chosen} due={due} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Blocks({ fall, onAsk }: { fall: Waterfall; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation("flow");
  const { language } = useLanguage();
  const theme = useChartTheme();
  const shown = useMemo(() => bars(fall.start, fall.blocks, fall.end), [fall]);
  const ask = (bar: Bar | undefined) => {
    if (bar && fall.opens && bar.count > 0) onAsk({ figure: `block:${bar.block}`, what: t(`block.${bar.block}`) });
  };
  const option = useMemo(() => {
    const short = (value: number) => formatShort(Math.round(value), language);
    const colour = (bar: Bar) =>
      bar.block === "start" || bar.block === "end"
        ? theme.tokens.accent
        : bar.block === "won" || bar.fen > 0
          ? theme.tokens.gain
          : theme.tokens.risk;
    return {
      ...theme.base,
      legend: { show: false },
      tooltip: { show: false },
      xAxis: {
        ...theme.axis,
        type: "category",
        data: shown.map((bar) => t(`block.${bar.block}`)),
        axisLabel: { ...theme.axis.axisLabel, interval: 0 },
      },
      yAxis: {
        ...theme.axis,
        type: "value",
        minInterval: 100,
        axisLabel: { ...theme.axis.axisLabel, formatter: short },
      },
      series: [
        { type: "bar", stack: "level", silent: true, itemStyle: { opacity: 0 }, data: shown.map((bar) => bar.base) },
        {
          type: "bar",
          stack: "level",
          cursor: "pointer",
          barMaxWidth: 48,
          data: shown.map((bar) => ({ value: bar.height, itemStyle: { color: colour(bar) } })),
          label: {
            show: true,
            position: "top",
            color: theme.tokens.text,
            formatter: ({ dataIndex }: { dataIndex: number }) => short(shown[dataIndex]?.fen ?? 0),
          },
        },
      ],
    };
  }, [shown, theme, language, t]);
  return (
    <>
      <section className="yd-panel">
        <Chart
          title={`${fall.first} – ${fall.last} · ${fall.node.name}`}
          option={option}
          height={320}
          table={{
            head: [t("changed"), t("count"), t("behind.amount")],
            rows: shown.map((bar) => [t(`block.${bar.block}`), bar.count, toDecimal(bar.fen)]),
          }}
          onPick={({ index }) => ask(shown[index])}
        />
      </section>
      <section className="yd-panel yd-x-scroll" aria-label={t("changes")}>
        <table className="yd-figure-table">
          <thead>
            <tr>
              <th scope="col">{t("changed")}</th>
              <th scope="col">{t("count")}</th>
              <th scope="col">{t("amountYuan")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((bar) => (
              <tr key={bar.block} className={bar.block === "start" || bar.block === "end" ? "yd-total" : ""}>
                <td>
                  {fall.opens && bar.count > 0 ? (
                    <button type="button" className="yd-flow-cell" onClick={() => ask(bar)}>
                      {t(`block.${bar.block}`)}
                    </button>
                  ) : (
                    t(`block.${bar.block}`)
                  )}
                </td>
                <td className="yd-num">{bar.count.toLocaleString()}</td>
                <td>
                  <span className="yd-num">{formatExact(bar.fen, true)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
