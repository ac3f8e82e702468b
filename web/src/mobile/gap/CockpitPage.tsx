// The cockpit in the hand: will we make it, who not, why, what now. Every figure opens what it is made of.
import "@/styles/phone-gap.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Cockpit, useCockpit } from "@/api/cockpit";
import { FACTORS } from "@/api/remedies";
import { today } from "@/domain/dates";
import { periodAt } from "@/domain/period";
import { DealRows, PeopleRows, RemedyRows } from "@/mobile/gap/CockpitRows";
import { NodeLine } from "@/mobile/gap/NodeLine";
import { PeriodChips } from "@/mobile/gap/PeriodChips";
import { type Behind, DrillSheet } from "@/mobile/record/DrillSheet";
import { Head } from "@/mobile/record/Head";
import { Money, useAmounts } from "@/ui/figure/Money";
import { OutOfReach } from "@/ui/figure/OutOfReach";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { behindFactor } from "@/ui/remedy/behind";
import { Lack } from "@/ui/remedy/Lack";
import { useAnswer } from "@/ui/remedy/useAnswer";
import { percent } from "@/ui/remedy/words";
import { SeriousLine } from "@/ui/risk/SeriousLine";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("cockpit");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const period = search.get("period") ?? periodAt("quarter", today());
  const found = useCockpit(search.get("node"), period);
  return (
    <>
      <Head title={t("title")} />
      <PeriodChips value={period} onChange={(next) => patch({ period: next })} />
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="page" />}
      {found.data && (
        <div className={found.isPlaceholderData ? "yd-stale" : undefined}>
          <NodeLine name={found.data.gap.node.name} />
          <Answer data={found.data} />
          <OutOfReach
            node={found.data.gap.node.key}
            first={found.data.gap.period.start}
            last={found.data.gap.period.end}
          />
          <Numbers data={found.data} period={period} />
          <PeopleRows data={found.data} period={period} />
          <DealRows data={found.data} />
          <RemedyRows data={found.data} />
          <section className="ph-panel">
            <SeriousLine node={found.data.gap.node.key} />
          </section>
          <Why data={found.data} period={period} />
        </div>
      )}
    </>
  );
}

function Answer({ data }: { data: Cockpit }) {
  const { word, tone, how } = useAnswer(data);
  return (
    <section className="ph-panel">
      <p className={tone}>
        <strong className="ph-answer">{word}</strong>
      </p>
      {how.map((one) => (
        <p key={one} className="yd-faint">
          {one}
        </p>
      ))}
    </section>
  );
}

function Numbers({ data, period }: { data: Cockpit; period: string }) {
  const { t } = useTranslation("cockpit");
  const { t: tg } = useTranslation("gap");
  const { said } = useAmounts();
  const { node } = data.gap;
  const record = (one: Cockpit["numbers"][number]) =>
    one.mape === null || one.periods === 0
      ? t("noRecord")
      : t("record", {
          count: one.periods,
          mape: percent(one.mape),
          lean: t((one.bias ?? 0) >= 0 ? "high" : "low", { share: percent(Math.abs(one.bias ?? 0)) }),
        });
  const below = (fen: number) => node.target > 0 && fen < node.target;
  return (
    <section className="ph-panel" aria-label={t("numbers")}>
      <h2>
        {t("numbers")}
        <Link to={`/m/forecast?${new URLSearchParams({ node: node.key, period })}`}>{t("forecast")}</Link>
      </h2>
      <ul className="ph-rows">
        {data.numbers.map((one) => (
          <li key={one.method} className="ph-number">
            <div>
              <span>{t(one.method)}</span>
              <strong className={one.amount !== null && below(one.amount) ? "yd-risk" : undefined}>
                {one.amount === null ? (
                  t(one.method === "commit" ? "notCalled" : "notWorked")
                ) : (
                  <Money fen={one.amount} />
                )}
              </strong>
            </div>
            {one.amount !== null && node.target > 0 && (
              <small>
                {t("ofTarget", { share: percent(one.amount / node.target) })}
                {one.low !== null &&
                  one.high !== null &&
                  ` · ${t("range", { low: said(one.low), high: said(one.high) })}`}
              </small>
            )}
            <small>{record(one)}</small>
          </li>
        ))}
        <li className="ph-number">
          <div>
            <span>{t("target")}</span>
            <strong>{node.target ? <Money fen={node.target} /> : tg("noTarget")}</strong>
          </div>
          <small>
            {tg("won")} {said(node.won)}
            {node.target > 0 && ` · ${t("ofTarget", { share: percent(node.won / node.target) })}`}
            {node.chance !== null && ` · ${tg("chance")} ${percent(node.chance)}`}
          </small>
        </li>
      </ul>
    </section>
  );
}

function Why({ data, period }: { data: Cockpit; period: string }) {
  const { t } = useTranslation("cockpit");
  const { t: tg } = useTranslation("gap");
  const [behind, setBehind] = useState<Behind | null>(null);
  const { node } = data.gap;
  return (
    <section className="ph-panel" aria-label={t("why")}>
      <h2>
        {t("why")}
        <Link to={`/m/gaps?${new URLSearchParams({ node: node.key, period })}`}>{t("whyMore")}</Link>
      </h2>
      <ul className="ph-rows">
        {FACTORS.map((one) => {
          const drill = behindFactor(node, one);
          return (
            <li key={one}>
              <button
                type="button"
                className="ph-row"
                disabled={!drill}
                onClick={() => drill && setBehind({ title: tg(`factor.${one}`), drill })}
              >
                <span>{tg(`factor.${one}`)}</span>
                <strong>
                  <Lack fen={node.parts[one]} />
                </strong>
              </button>
            </li>
          );
        })}
      </ul>
      <DrillSheet behind={behind} onClose={() => setBehind(null)} />
    </section>
  );
}
