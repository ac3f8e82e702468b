// Tiles of figures: a metric with its target, a leaderboard, the funnel, what the period will bring.
import { useTranslation } from "react-i18next";
import { useRanking } from "@/api/boards";
import { useForecastFigure, useFunnelFigure, useMetricFigure } from "@/api/dashboards";
import { useSpec } from "@/api/records";
import { today } from "@/domain/dates";
import { periodAt } from "@/domain/period";
import type { BoardAsk, ForecastAsk, FunnelAsk, MetricAsk } from "@/domain/tiles";
import { listAddress } from "@/domain/view";
import { Money, UnitProvider, useAmounts } from "@/ui/figure/Money";
import { Bars } from "@/ui/tile/marks";
import { Big, Waiting } from "@/ui/tile/parts";

const PLACES = 10;
const HUNDRED = 100;
const percent = (share: number) => `${(share * HUNDRED).toFixed(1)}%`;

export function MetricTile({ ask }: { ask: MetricAsk }) {
  const { t } = useTranslation("dashboards");
  const found = useMetricFigure(ask.metric, periodAt(ask.span, today()));
  const resource = found.data?.node.drill.resource ?? "deal";
  const spec = useSpec(resource, found.isSuccess);
  if (!found.data) return <Waiting of={[found]} />;
  const { node, elapsed, less_is_better, unit } = found.data;
  const to = spec.data ? listAddress(spec.data.path, { scope: "all", filter: node.drill.filter }) : undefined;
  const behind = node.rate !== null && (less_is_better ? node.rate > elapsed : node.rate < elapsed);
  return (
    <UnitProvider value={unit}>
      <Big
        to={to}
        value={<Money fen={node.actual} />}
        note={
          node.target > 0 && node.rate !== null ? (
            <>
              {t("target")} <Money fen={node.target} /> ·{" "}
              <span className={behind ? "yd-risk" : "yd-gain"}>{percent(node.rate)}</span>
            </>
          ) : (
            t("noTarget")
          )
        }
      />
      {node.rate !== null && (
        <div className="yd-tile-rate" role="img" aria-label={percent(node.rate)}>
          <i style={{ width: percent(Math.min(1, node.rate)) }} />
          <em style={{ left: percent(elapsed) }} title={t("elapsed", { share: percent(elapsed) })} />
        </div>
      )}
    </UnitProvider>
  );
}

export function BoardTile({ ask }: { ask: BoardAsk }) {
  const found = useRanking({ period: ask.span, by: ask.by, metric: ask.metric, limit: PLACES });
  if (!found.data) return <Waiting of={[found]} />;
  const to = `/leaderboard?period=${ask.span}&by=${ask.by}&metric=${ask.metric}`;
  return (
    <UnitProvider value={found.data.metric.unit}>
      <Places rows={found.data.rows} to={to} />
    </UnitProvider>
  );
}

function Places({ rows, to }: { rows: { key: number; name: string; rank: number; fen: number }[]; to: string }) {
  const { t } = useTranslation("dashboards");
  const { said } = useAmounts();
  if (rows.length === 0) return <p className="yd-faint">{t("nothing")}</p>;
  const marks = rows.slice(0, PLACES).map((one) => ({
    key: String(one.key),
    label: `${one.rank}. ${one.name}`,
    value: one.fen,
    text: said(one.fen),
    to,
  }));
  return <Bars marks={marks} />;
}

export function FunnelTile({ ask }: { ask: FunnelAsk }) {
  const { t } = useTranslation("dashboards");
  const { said } = useAmounts();
  const found = useFunnelFigure(ask.pipeline);
  if (!found.data) return <Waiting of={[found]} />;
  if (found.data.bars.length === 0) return <p className="yd-faint">{t("nothing")}</p>;
  const marks = found.data.bars.map((one) => ({
    key: String(one.stage),
    label: one.name,
    value: one.fen,
    text: `${one.count} · ${said(one.fen)}`,
    to: one.drill ? listAddress("/deals", { scope: "all", filter: one.drill.filter }) : undefined,
  }));
  return <Bars marks={marks} />;
}

export function ForecastTile({ ask }: { ask: ForecastAsk }) {
  const { t } = useTranslation("dashboards");
  const { said } = useAmounts();
  const period = periodAt(ask.span, today());
  const found = useForecastFigure(period);
  if (!found.data) return <Waiting of={[found]} />;
  const { won, commit, weighted, p50, target, p10, p90, chance } = found.data.node;
  const to = `/forecast?period=${period}`;
  const calls = { won, commit, weighted, likely: p50, target };
  const marks = (Object.keys(calls) as (keyof typeof calls)[])
    .filter((one) => calls[one] != null)
    .map((one) => ({ key: one, label: t(`calls.${one}`), value: calls[one] ?? 0, text: said(calls[one] ?? 0), to }));
  return (
    <>
      <Bars marks={marks} />
      <small className="yd-faint">
        {p10 != null && p90 != null && t("range", { from: said(p10), to: said(p90) })}{" "}
        {chance != null && target > 0 && t("chance", { share: percent(chance) })}
      </small>
    </>
  );
}
