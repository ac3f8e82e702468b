// Periods by their keys: day 2026-03-05, month 2026-03, quarter 2026Q1, year 2026.
export type PeriodKind = "day" | "month" | "quarter" | "year";

export const kindOf = (period: string): PeriodKind =>
  period.length === 4 ? "year" : period.includes("Q") ? "quarter" : period.length === 7 ? "month" : "day";

export function periodAt(kind: PeriodKind, day: string): string {
  if (kind === "year") return day.slice(0, 4);
  if (kind === "month") return day.slice(0, 7);
  if (kind === "day") return day;
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The period `steps` later (negative: earlier). */
export function shifted(period: string, steps: number): string {
  const kind = kindOf(period);
  const year = Number(period.slice(0, 4));
  if (kind === "year") return String(year + steps);
  if (kind === "day") {
    const moment = new Date(`${period}T00:00:00Z`);
    moment.setUTCDate(moment.getUTCDate() + steps);
    return moment.toISOString().slice(0, 10);
  }
  const size = kind === "quarter" ? 4 : 12;
  const place = year * size + Number(period.slice(5)) - 1 + steps;
  const number = (place % size) + 1;
  const found = Math.floor(place / size);
  return kind === "quarter" ? `${found}Q${number}` : `${found}-${String(number).padStart(2, "0")}`;
}

export function periodLabel(period: string, language: "zh-CN" | "en"): string {
  const kind = kindOf(period);
  if (language === "en" || kind === "day")
    return kind === "quarter" ? `${period.slice(4)} ${period.slice(0, 4)}` : period;
  const year = `${period.slice(0, 4)}年`;
  if (kind === "year") return year;
  return kind === "quarter" ? `${year}${period.slice(5)}季度` : `${year}${Number(period.slice(5))}月`;
}
