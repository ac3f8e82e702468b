// Rates, counts and reasons in words.
import { useTranslation } from "react-i18next";
import type { Effect, Factor, Reason } from "@/api/remedies";
import { useAmounts } from "@/ui/figure/Money";

export const percent = (share: number | null) => (share === null ? "–" : `${(share * 100).toFixed(0)}%`);
/** Small figures with one digit behind the point, a whole one without it; large ones with thousands apart. */
const decimal = (value: number) => value.toLocaleString("en", { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 });

export function useWords() {
  const { t } = useTranslation("gap");
  const { said } = useAmounts();
  const figure = (factor: Factor, value: number | null): string => {
    if (value === null) return "–";
    if (factor === "activity") return decimal(value);
    return factor === "size" ? said(Math.round(value)) : percent(value);
  };
  const measured = (measure: Effect["measure"], value: number | null): string => {
    if (value === null) return "–";
    if (measure === "win_rate") return percent(value);
    return measure === "deal_size" ? said(Math.round(value)) : decimal(value);
  };
  return {
    figure,
    measured,
    because: (one: Reason) =>
      t(`reason.${one.factor}`, { own: figure(one.factor, one.own), usual: figure(one.factor, one.usual) }),
    basis: (one: Reason) => `${t(`cases.${one.factor}`, { count: one.cases })} · ${t(`sure.${one.sure}`)}`,
  };
}
