// What it takes: a person's or team's remaining target worked back to deals, stages and the work of each week.
import "@/styles/attainment.css";
import { Alert, Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { today } from "@/domain/dates";
import { formatMoney } from "@/domain/money";
import { type Takes, useTakes, type WhatIf } from "@/features/targets/ahead";
import { ChangeList } from "@/features/targets/ChangeList";
import { CrewWork } from "@/features/targets/CrewWork";
import { StageTable } from "@/features/targets/StageTable";
import { WeekStrip } from "@/features/targets/WeekStrip";
import { WeekWork } from "@/features/targets/WeekWork";
import { WhatIfSliders } from "@/features/targets/WhatIfSliders";
import { Money } from "@/ui/figure/Money";
import { PeriodPicker } from "@/ui/figure/PeriodPicker";
import { StatFigure } from "@/ui/figure/StatFigure";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const deals = (count: number) => (count >= 10 ? Math.ceil(count).toString() : (Math.ceil(count * 10) / 10).toString());

export function Page() {
  const { t } = useTranslation("targetAhead");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const [asked, setAsked] = useState<WhatIf>({});
  const shown = useDeferredValue(asked);
  const period = search.get("period") ?? today().slice(0, 4);
  const pipeline = search.get("pipeline");
  const found = useTakes(search.get("node"), period, pipeline ? Number(pipeline) : null, shown);
  const { data } = found;
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("takes")}</h1>
        {data && <Link to={`/attainment?node=${data.node.key}&period=${period}`}>{data.node.name}</Link>}
        <span className="yd-grow" />
        {data && data.pipelines.length > 1 && (
          <Select
            aria-label={t("pipeline")}
            value={data.pipeline}
            options={data.pipelines.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(next) => {
              setAsked({});
              patch({ pipeline: String(next) });
            }}
          />
        )}
        <PeriodPicker value={period} onChange={(next) => patch({ period: next })} />
      </header>
      {found.error ? (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      ) : data ? (
        <div className={found.isPlaceholderData ? "yd-stack yd-stale" : "yd-stack"}>
          <WeekStrip node={data.node.key} />
          <Figures data={data} />
          <WhatIfSliders rates={data.rates} asked={asked} onChange={setAsked} />
          {data.activities.length > 0 && <WeekWork data={data} />}
          {data.node.kind === "team" ? (
            <CrewWork key={data.node.key} data={data} asked={shown} />
          ) : (
            <ChangeList node={data.node.key} />
          )}
          <StageTable stages={data.stages} />
        </div>
      ) : (
        <Loading shape="cards" />
      )}
    </div>
  );
}

function Figures({ data }: { data: Takes }) {
  const { t } = useTranslation("targetAhead");
  const { language } = useLanguage();
  const money = (fen: number) => formatMoney(Math.round(fen), language);
  const { plan } = data;
  if (data.target > 0 && data.remaining === 0) return <Alert type="success" showIcon message={t("reached")} />;
  return (
    <>
      {plan && data.stages[0]?.late && plan.likely > 0 && <Alert type="warning" showIcon message={t("late")} />}
      <section className="yd-figures" aria-label={t("takes")}>
        <StatFigure
          label={t("remaining")}
          value={<Money fen={data.remaining} />}
          note={t("ofTarget", { target: money(data.target), actual: money(data.actual) })}
          to={`/attainment?node=${data.node.key}&period=${data.period.key}`}
        />
        {plan && (
          <>
            <StatFigure
              label={t("expected")}
              value={<Money fen={Math.round(plan.expected)} />}
              note={t("expectedHow")}
            />
            <StatFigure
              label={t("wins")}
              value={deals(plan.wins)}
              note={t("winsHow", { deal: money(data.rates.deal.value) })}
            />
            <StatFigure
              label={t("begin")}
              value={deals(plan.likely)}
              note={t("range", { low: deals(plan.low), high: deals(plan.high) })}
            />
          </>
        )}
      </section>
      {!plan && <EmptyState compact title={t("noPlan")} />}
    </>
  );
}
