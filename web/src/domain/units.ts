// Amounts of metrics are whole smallest units (fen, thousandths of a piece, visits); this writes and reads them.
import { formatExact, formatMoney, formatShort, toSmallest } from "@/domain/money";

export interface Unit {
  code: string;
  label: { zh: string; en: string };
  /** So many smallest units make one as people write it. */
  scale: number;
}
type Locale = "zh-CN" | "en";
export const FEN: Unit = { code: "fen", label: { zh: "元", en: "CNY" }, scale: 100 };

const decimals = (unit: Unit) => String(unit.scale).length - 1;
export const unitLabel = (unit: Unit, locale: Locale) => (locale === "en" ? unit.label.en : unit.label.zh);
const labelled = (text: string, unit: Unit, locale: Locale) => `${text} ${unitLabel(unit, locale)}`.trim();

/** Every digit, with separators: "1,234.50"; of other units than money only the decimals that say something. */
export function exactAmount(value: number, unit: Unit, cents = false): string {
  if (unit.code === "fen") return formatExact(value, cents);
  const places = decimals(unit);
  const digits = String(Math.abs(value)).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = places ? digits.slice(-places).replace(/0+$/, "") : "";
  return `${value < 0 ? "−" : ""}${whole}${rest ? `.${rest}` : ""}`;
}

/** As people say it: 1.2 万; below ten thousand every digit. Without its unit. */
export function shortAmount(value: number, unit: Unit, locale: Locale): string {
  if (unit.code === "fen") return formatShort(value, locale);
  const long = Math.abs(value) >= 10_000 * unit.scale;
  return long ? formatShort(Math.round((value / unit.scale) * 100), locale) : exactAmount(value, unit);
}

/** As it stands alone: "¥3.11M", "311 万", "12 件". */
export const saidAmount = (value: number, unit: Unit, locale: Locale) =>
  unit.code === "fen" ? formatMoney(value, locale) : labelled(shortAmount(value, unit, locale), unit, locale);

/** "1.2万", "1,234.5" → smallest units; null when it is no amount. */
export const readUnits = (input: string | number | null | undefined, unit: Unit) => toSmallest(input, decimals(unit));
