// What went through the stages of a pipeline: the figures, the head of leads, and a row for each stage.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Flow, type Selection, useFlow } from "@/api/flow";
import { type Asked, BehindDrawer } from "@/features/insight/flow/BehindDrawer";
import { FlowTable } from "@/features/insight/flow/FlowTable";
import { drillTo } from "@/features/insight/queries";
import { Money } from "@/ui/figure/Money";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export const percent = (share: number | null) => (share === null ? "–" : `${(share * 100).toFixed(1)}%`);

export function FlowPanel({ mode, chosen }: { mode: Flow["mode"]; chosen: Selection }) {
  const { t } = useTranslation("flow");
  const [asked, setAsked] = useState<Asked | null>(null);
  const found = useFlow(mode, chosen);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  const flow = found.data;
  const nothing = flow.stages.every((one) => one.start.count + one.end.count + one.entered.new.count === 0);
  return (
    <div className={found.isPlaceholderData ? "yd-stack yd-stale" : "yd-stack"}>
      <Figures flow={flow} />
      {flow.leads && flow.leads.leads > 0 && <Head leads={flow.leads} />}
      {nothing && flow.new.count === 0 ? (
        <EmptyState title={t("empty")} hint={t("emptyHint")} />
      ) : (
        <FlowTable flow={flow} onAsk={setAsked} />
      )}
      {asked && (
        <BehindDrawer
          asked={asked}
          chosen={{ ...chosen, pipeline: String(flow.pipeline) }}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

function Figures({ flow }: { flow: Flow }) {
  const { t } = useTranslation("flow");
  const days = (value: number | null) => (value === null ? "–" : t("days", { days: value }));
  return (
    <section className="yd-figures">
      <StatFigure label={t("newDeals")} value={flow.new.count} note={<Money fen={flow.new.fen} />} />
      <StatFigure label={t("won")} value={flow.closed.won.count} note={<Money fen={flow.closed.won.fen} />} />
      <StatFigure
        label={t("fell")}
        value={flow.closed.lost.count + flow.closed.abandoned.count}
        note={t("fellHow", { lost: flow.closed.lost.count, abandoned: flow.closed.abandoned.count })}
      />
      <StatFigure
        label={t(flow.mode === "period" ? "openEnd" : "openNow")}
        value={flow.open.count}
        note={flow.mode === "period" ? <Money fen={flow.open.fen} /> : undefined}
      />
      <StatFigure label={t("winRate")} value={percent(flow.win_rate)} note={t("winRateHow")} />
      <StatFigure
        label={t("average")}
        value={flow.average === null ? "–" : <Money fen={flow.average} />}
        note={t("averageHow")}
      />
      <StatFigure
        label={t("cycle")}
        value={days(flow.cycle)}
        note={flow.cycle_mean === null ? undefined : t("cycleHow", { days: flow.cycle_mean })}
      />
      <StatFigure
        label={t("velocity")}
        value={flow.velocity === null ? "–" : <Money fen={flow.velocity} />}
        note={t("velocityHow")}
      />
    </section>
  );
}

/** The leads before the first stage. */
function Head({ leads }: { leads: NonNullable<Flow["leads"]> }) {
  const { t } = useTranslation("flow");
  const to = drillTo(leads.drill);
  return (
    <section className="yd-panel yd-flow-head" aria-label={t("leads")}>
      <b>{t("leads")}</b>
      <span>
        {t("leadsIn")} {to ? <Link to={to}>{leads.leads}</Link> : leads.leads}
      </span>
      <span>→ {`${t("contacted")} ${leads.contacted}`}</span>
      <span>→ {`${t("qualified")} ${leads.qualified}`}</span>
      <span>→ {`${t("converted")} ${leads.converted}`}</span>
      <span>→ {`${t("leadDeals")} ${leads.deals}`}</span>
      <span className="yd-grow" />
      <span>
        {t("leadRate")} <b className="yd-num">{percent(leads.conversion)}</b>
      </span>
    </section>
  );
}
