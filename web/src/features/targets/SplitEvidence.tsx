// How much each kind of evidence counts, and whether what comes out is fair.
import { InputNumber, Slider, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { Fairness } from "@/features/targets/queries";

export interface Blend {
  ability: number;
  potential: number;
  ramp: boolean;
  growth_cap: number | null;
  territory: number;
  load: number;
}
export const USUAL: Blend = { ability: 0.5, potential: 0.2, ramp: true, growth_cap: null, territory: 0, load: 0 };

export function SplitEvidence({ blend, onChange }: { blend: Blend; onChange: (blend: Blend) => void }) {
  const { t } = useTranslation("targets");
  const shares = [
    ["ability", t("evidence.ability"), t("evidence.abilityHow")],
    ["potential", t("evidence.potential"), t("evidence.potentialHow")],
    ["territory", t("evidence.territory"), t("evidence.territoryHow")],
    ["load", t("evidence.load"), t("evidence.loadHow")],
  ] as const;
  return (
    <div className="yd-evidence">
      {shares.map(([key, label, how]) => (
        <div key={key} title={how}>
          <span>{label}</span>
          <Slider
            min={0}
            max={100}
            step={10}
            defaultValue={blend[key] * 100}
            ariaLabelForHandle={label}
            tooltip={{ formatter: (value) => `${value}%` }}
            onChangeComplete={(value) => onChange({ ...blend, [key]: value / 100 })}
          />
        </div>
      ))}
      <div title={t("evidence.rampHow")}>
        <span>{t("evidence.ramp")}</span>
        <Switch
          size="small"
          checked={blend.ramp}
          aria-label={t("evidence.ramp")}
          onChange={(ramp) => onChange({ ...blend, ramp })}
        />
      </div>
      <div title={t("evidence.capHow")}>
        <span>{t("evidence.cap")}</span>
        <InputNumber
          size="small"
          min={0}
          max={1000}
          suffix="%"
          placeholder={t("evidence.noCap")}
          value={blend.growth_cap === null ? null : Math.round(blend.growth_cap * 100)}
          aria-label={t("evidence.cap")}
          onChange={(value) => onChange({ ...blend, growth_cap: value === null ? null : value / 100 })}
        />
      </div>
    </div>
  );
}

export function FairnessLine({ fairness }: { fairness: Fairness }) {
  const { t } = useTranslation("targets");
  const { spread, outside, correlation } = fairness;
  if (spread === null && correlation === null) return <p className="yd-faint">{t("fair.unknown")}</p>;
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  const leaning = correlation === null || Math.abs(correlation) < 0.3 ? "even" : correlation > 0 ? "strong" : "weak";
  return (
    <dl className="yd-fair" aria-label={t("fair.title")}>
      {spread !== null && (
        <div title={t("fair.spreadHow")}>
          <dt>{t("fair.spread")}</dt>
          <dd className="yd-num">{percent(spread)}</dd>
        </div>
      )}
      {outside !== null && (
        <div title={t("fair.outsideHow")}>
          <dt>{t("fair.outside")}</dt>
          <dd className="yd-num">{percent(outside)}</dd>
        </div>
      )}
      {correlation !== null && (
        <div title={t("fair.correlationHow")}>
          <dt>{t("fair.correlation")}</dt>
          <dd className="yd-num">
            {correlation.toFixed(2)} <small className="yd-muted">{t(`fair.${leaning}`)}</small>
          </dd>
        </div>
      )}
    </dl>
  );
}
