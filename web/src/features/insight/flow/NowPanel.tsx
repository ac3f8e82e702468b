// The open deals by stage, as they are or as they were when a day ended.
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Selection } from "@/api/flow";
import { sumFen } from "@/domain/money";
import { FunnelBars } from "@/features/insight/FunnelBars";
import { type Asked, BehindDrawer } from "@/features/insight/flow/BehindDrawer";
import { drillTo, type Funnel } from "@/features/insight/queries";
import { Money } from "@/ui/figure/Money";
import { StatFigure } from "@/ui/figure/StatFigure";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface NowPanelProps {
  found: UseQueryResult<Funnel>;
  chosen: Selection;
  /** As it was when an earlier day ended. */
  past: boolean;
}

export function NowPanel({ found, chosen, past }: NowPanelProps) {
  const { t } = useTranslation("insight");
  const [asked, setAsked] = useState<Asked | null>(null);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  const funnel = found.data;
  return (
    <div className={found.isPlaceholderData ? "yd-stack yd-stale" : "yd-stack"}>
      <section className="yd-figures">
        <StatFigure
          label={t("status.open")}
          value={funnel.count}
          unit={t("dealsUnit")}
          to={drillTo(funnel.totals[0]?.drill)}
          note={t(past ? "openThen" : "openHow")}
        />
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
      </section>
      {funnel.count === 0 ? (
        <EmptyState title={t("funnelEmpty")} hint={t("funnelEmptyHint")} />
      ) : (
        <FunnelBars funnel={funnel} onAsk={(bar) => setAsked({ figure: `stage:${bar.stage}:end`, what: bar.name })} />
      )}
      {asked && (
        <BehindDrawer
          asked={asked}
          chosen={{ ...chosen, pipeline: String(funnel.pipeline.id) }}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
