// A number for the year, if wished by month: the months always make the year. For desk and phone.
import "@/styles/year.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { spreadWhole } from "@/domain/twelve";
import { useAmounts } from "@/ui/figure/Money";

export interface YearDraft {
  year: string;
  /** Null: the year only. */
  months: string[] | null;
}
export interface YearAsked {
  amount: number;
  months?: number[];
}
export const EMPTY_YEAR: YearDraft = { year: "", months: null };

/** What was typed as amounts; null while something cannot be read. */
export function useYear(draft: YearDraft): YearAsked | null {
  const amounts = useAmounts();
  if (draft.months === null) {
    const amount = amounts.read(draft.year);
    return amount === null || amount < 0 ? null : { amount };
  }
  const months = draft.months.map((text) => amounts.read(text));
  if (months.some((one) => one === null || one < 0)) return null;
  const known = months as number[];
  return { amount: known.reduce((sum, one) => sum + one, 0), months: known };
}

export interface TwelveMonthsProps {
  draft: YearDraft;
  label: string;
  /** How the year falls to the months when one begins to write them: the present months, or the record. */
  weights: readonly number[];
  /** Shown beside each month to compare with. */
  beside?: { label: string; months: readonly number[] } | undefined;
  onChange: (draft: YearDraft) => void;
}

export function TwelveMonths({ draft, label, weights, beside, onChange }: TwelveMonthsProps) {
  const { t } = useTranslation("targetLife");
  const amounts = useAmounts();
  const year = useYear(draft);
  const [touched, setTouched] = useState(false);
  const texts = (fen: number) =>
    spreadWhole(fen, weights, amounts.unit.code === "fen" ? 100 : 1).map((one) => amounts.exact(one, one % 100 !== 0));
  // Whoever has typed no year yet begins with the months to compare with, instead of twelve empty fields
  const known = weights.reduce((sum, one) => sum + one, 0);
  const open = () => onChange({ ...draft, months: texts(amounts.read(draft.year) ?? known) });
  const close = () =>
    onChange({ year: year ? amounts.exact(year.amount, year.amount % 100 !== 0) : draft.year, months: null });
  const write = (n: number, text: string) =>
    onChange({ ...draft, months: (draft.months ?? []).map((one, k) => (k === n ? text : one)) });
  const wrong = touched && year === null;
  return (
    <div className="yd-year">
      {draft.months === null ? (
        <label>
          {label}
          <input
            type="text"
            inputMode="decimal"
            placeholder={t("amountWrong")}
            value={draft.year}
            aria-invalid={wrong}
            onBlur={() => setTouched(true)}
            onChange={(event) => onChange({ ...draft, year: event.target.value })}
          />
        </label>
      ) : (
        <fieldset>
          <legend>{label}</legend>
          <div className="yd-year-months">
            {draft.months.map((text, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the twelve months are what they are
              <label key={n}>
                <span>
                  {t("month", { month: n + 1 })}
                  {beside && <small className="yd-faint"> {amounts.said(beside.months[n] ?? 0)}</small>}
                </span>
                <input
                  type="text"
                  inputMode="decimal"
                  value={text}
                  aria-invalid={amounts.read(text) === null}
                  onChange={(event) => write(n, event.target.value)}
                />
              </label>
            ))}
          </div>
          {beside && <small className="yd-faint">{t("besideIs", { what: beside.label })}</small>}
        </fieldset>
      )}
      <div className="yd-year-foot">
        <output>
          {year === null ? (draft.year || draft.months ? t("amountUnread") : "") : `= ${amounts.said(year.amount)}`}
        </output>
        <button type="button" className="yd-text-button" onClick={draft.months === null ? open : close}>
          {t(draft.months === null ? "writeMonths" : "writeYear")}
        </button>
      </div>
    </div>
  );
}
