// What if the win rate, the average deal or the cycle were another one: three sliders, each with its evidence.
import { Button, Slider } from "antd";
import { useTranslation } from "react-i18next";
import { formatMoney } from "@/domain/money";
import type { RateFact, Takes, WhatIf } from "@/features/targets/ahead";
import { useLanguage } from "@/ui/language";

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
type Name = "win" | "deal" | "cycle";

/** How far a slider goes: up to three times what is usual, a win rate to the whole. */
export const reach = (name: Name, usual: number) =>
  name === "win" ? 1 : usual > 0 ? usual * 3 : name === "deal" ? 10_000_000 : 180;

export interface WhatIfSlidersProps {
  rates: Takes["rates"];
  asked: WhatIf;
  onChange: (asked: WhatIf) => void;
}

export function WhatIfSliders({ rates, asked, onChange }: WhatIfSlidersProps) {
  const { t } = useTranslation("targetAhead");
  const { language } = useLanguage();
  const said: Record<Name, (value: number) => string> = {
    win: percent,
    deal: (fen) => formatMoney(Math.round(fen), language),
    cycle: (days) => t("days", { count: Math.round(days) }),
  };
  const evidence = (name: Name, fact: RateFact) =>
    fact.own === null
      ? t("evidenceNone", { base: said[name](fact.base) })
      : t("evidence", {
          own: said[name](fact.own),
          count: fact.count,
          base: said[name](fact.base),
          trust: Math.round(fact.trust * 100),
        });
  return (
    <section className="yd-panel" aria-label={t("whatIf")}>
      <div className="yd-toolbar">
        <h2>{t("whatIf")}</h2>
        <span className="yd-grow" />
        <Button size="small" disabled={Object.keys(asked).length === 0} onClick={() => onChange({})}>
          {t("asRecorded")}
        </Button>
      </div>
      <div className="yd-rebalance-fields">
        {(["win", "deal", "cycle"] as const).map((name) => {
          const top = reach(name, rates[name].usual);
          return (
            <div key={name}>
              <b>{t(name)}</b> <span className="yd-num">{said[name](asked[name] ?? rates[name].value)}</span>
              <Slider
                min={name === "win" ? 0.01 : top / 100}
                max={top}
                step={top / 100}
                value={asked[name] ?? rates[name].value}
                tooltip={{ formatter: (value) => said[name](value ?? 0) }}
                ariaLabelForHandle={t(name)}
                onChange={(value) => onChange({ ...asked, [name]: value })}
              />
              <small className="yd-faint">{evidence(name, rates[name])}</small>
            </div>
          );
        })}
      </div>
    </section>
  );
}
