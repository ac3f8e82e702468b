// Money is an integer number of fen (1/100 yuan); text goes in and out without floating point.
export type Fen = number;

/** Reads "1,234.5", "12万", "1.2亿", 1234.5 → fen; null when it is no amount. */
export const toFen = (input: string | number | null | undefined): Fen | null => toSmallest(input, 2);

/** The same for units with other decimals. */
export function toSmallest(input: string | number | null | undefined, decimals: number): number | null {
  if (input === null || input === undefined) return null;
  const text = String(input)
    .trim()
    .replace(/[,，\s¥￥]/g, "");
  const match = /^([+-]?)(\d+)?(?:\.(\d+))?([万亿])?元?$/.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  const shift = decimals + (match[4] === "亿" ? 8 : match[4] === "万" ? 4 : 0);
  const fraction = match[3] ?? "";
  const kept = fraction.slice(0, shift).padEnd(shift, "0");
  const roundsUp = (fraction[shift] ?? "0") >= "5";
  const whole = Number(`${match[2] ?? "0"}${kept}`) + (roundsUp ? 1 : 0);
  if (!Number.isSafeInteger(whole)) return null;
  return match[1] === "-" && whole !== 0 ? -whole : whole;
}

/** Fen → the API's decimal text "1234.00". */
export function toDecimal(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${fen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const group = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

/** "1,234,567.89"; whole yuan leave the ".00" out unless `cents` asks for it. */
export function formatExact(fen: Fen, cents = false): string {
  const [whole = "0", fraction = "00"] = toDecimal(Math.abs(fen)).split(".");
  return `${fen < 0 ? "−" : ""}${group(whole)}${cents || fraction !== "00" ? `.${fraction}` : ""}`;
}

export interface ShortMoney {
  text: string;
  unit: "" | "wan" | "yi" | "K" | "M" | "B";
}

const STEPS = {
  "zh-CN": [
    { at: 1e10, unit: "yi" },
    { at: 1e6, unit: "wan" },
  ],
  en: [
    { at: 1e11, unit: "B" },
    { at: 1e8, unit: "M" },
    { at: 1e5, unit: "K" },
  ],
} as const;

const rounded = (value: number) => value.toFixed(value >= 1000 ? 0 : value >= 100 ? 1 : 2);

/** The number as people say it: 123.4 万 / 1.23 亿, or 1.23M in English. */
export function shortMoney(fen: Fen, locale: "zh-CN" | "en"): ShortMoney {
  const size = Math.abs(fen);
  const sign = fen < 0 ? "−" : "";
  const steps = STEPS[locale];
  const at = steps.findIndex((one) => size >= one.at);
  let step = steps[at];
  if (!step) return { text: formatExact(fen), unit: "" };
  const larger = steps[at - 1];
  // 999,999.99 is 1M, not 1,000K.
  if (larger && Number(rounded(size / step.at)) * step.at >= larger.at) step = larger;
  const [whole = "0", fraction] = rounded(size / step.at).split(".");
  const tail = fraction?.replace(/0+$/, "");
  return { text: `${sign}${group(whole)}${tail ? `.${tail}` : ""}`, unit: step.unit };
}

const UNIT_TEXT = { "": "", wan: " 万", yi: " 亿", K: "K", M: "M", B: "B" } as const;

export function formatShort(fen: Fen, locale: "zh-CN" | "en"): string {
  const { text, unit } = shortMoney(fen, locale);
  return text + UNIT_TEXT[unit];
}

/** As each language writes an amount that stands alone: ¥3.11M, 311 万. */
export function formatMoney(fen: Fen, locale: "zh-CN" | "en"): string {
  const text = formatShort(Math.abs(fen), locale);
  return `${fen < 0 ? "−" : ""}${locale === "en" ? "¥" : ""}${text}`;
}

export const sumFen = (all: readonly (Fen | null | undefined)[]): Fen =>
  all.reduce<number>((total, one) => total + (one ?? 0), 0);

/** Splits exactly by weights: the parts always sum to the whole (largest remainder, ties to the earlier). */
export function splitFen(total: Fen, weights: readonly number[]): Fen[] {
  const sum = weights.reduce((all, one) => all + one, 0);
  if (sum <= 0) return splitFen(total, weights.length ? weights.map(() => 1) : [1]).slice(0, weights.length);
  const size = Math.abs(total);
  const exact = weights.map((weight) => (size * weight) / sum);
  const parts = exact.map(Math.floor);
  let left = size - parts.reduce((all, one) => all + one, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return total < 0 ? parts.map((one) => (one === 0 ? 0 : -one)) : parts;
}
