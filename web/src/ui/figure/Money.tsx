// An amount: short for the eye (123.4 万), exact on hover and in tables. Money, unless the page says another unit.
import { createContext, useContext, useMemo } from "react";
import { toFen } from "@/domain/money";
import { exactAmount, FEN, readUnits, saidAmount, shortAmount, type Unit, unitLabel } from "@/domain/units";
import { useLanguage } from "@/ui/language";

const Shown = createContext<Unit>(FEN);
/** Around figures of a metric: amounts inside are in its unit. */
export const UnitProvider = Shown.Provider;

/** Writing and reading amounts in the unit of the page. */
export function useAmounts() {
  const unit = useContext(Shown);
  const { language } = useLanguage();
  return useMemo(
    () => ({
      unit,
      label: unitLabel(unit, language),
      exact: (value: number, cents = false) => exactAmount(value, unit, cents),
      short: (value: number) => shortAmount(value, unit, language),
      said: (value: number) => saidAmount(value, unit, language),
      read: (text: string | number | null | undefined) => readUnits(text, unit),
    }),
    [unit, language],
  );
}

export interface MoneyProps {
  /** Smallest units as an integer, or the API's decimal text. */
  fen?: number | null | undefined;
  amount?: string | number | null | undefined;
  exact?: boolean;
}

export function Money({ fen, amount, exact }: MoneyProps) {
  const amounts = useAmounts();
  const value = fen ?? toFen(amount);
  if (value === null || value === undefined) return <span className="yd-faint">–</span>;
  const money = amounts.unit.code === "fen";
  return (
    <span
      className="yd-num"
      title={money ? `¥${amounts.exact(value, true)}` : `${amounts.exact(value)} ${amounts.label}`}
    >
      {exact ? amounts.exact(value) : amounts.said(value)}
    </span>
  );
}
