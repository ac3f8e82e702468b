// Periods by their keys: day 2026-03-05, week 2026W10, month 2026-03, quarter 2026Q1, year 2026.
// Weeks are those of ISO, cut off at the ends of the year: there may be a week 0 and a week 53.
import { addDays } from "@/domain/dates";
import { daysOf } from "@/domain/grid-period";

export type PeriodKind = "day" | "week" | "month" | "quarter" | "year";
const DAY = 86_400_000;

export const kindOf = (period: string): PeriodKind =>
  period.length === 4
    ? "year"
    : period.includes("Q")
      ? "quarter"
      : period.includes("W")
        ? "week"
        : period.length === 7
          ? "month"
          : "day";

export function periodAt(kind: PeriodKind, day: string): string {
  if (kind === "year") return day.slice(0, 4);
  if (kind === "month") return day.slice(0, 7);
  if (kind === "day") return day;
  if (kind === "week") return weekOf(day);
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The week that a day lies in: the Monday of week 1 is that of the week with 4 January in it. */
function weekOf(day: string): string {
  const year = Number(day.slice(0, 4));
  const start = Date.parse(daysOf(`${year}W01`).start);
  const since = (Date.parse(day) - start) / DAY + ((new Date(start).getUTCDay() + 6) % 7);
  return `${year}W${String(Math.floor(since / 7) + 1).padStart(2, "0")}`;
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
  if (kind === "week") {
    const { start, end } = daysOf(period);
    if (steps === 0) return period;
    return weekOf(steps > 0 ? addDays(end, 1 + 7 * (steps - 1)) : addDays(start, -1 + 7 * (steps + 1)));
  }
  const size = kind === "quarter" ? 4 : 12;
  const place = year * size + Number(period.slice(5)) - 1 + steps;
  const number = (place % size) + 1;
  const found = Math.floor(place / size);
  return kind === "quarter" ? `${found}Q${number}` : `${found}-${String(number).padStart(2, "0")}`;
}

export function periodLabel(period: string, language: "zh-CN" | "en"): string {
  const kind = kindOf(period);
  if (kind === "week") {
    const { start, end } = daysOf(period);
    const [first, last] = [start, end].map((day) => day.slice(5).replace("-", "/"));
    const week = Number(period.slice(5));
    return language === "en"
      ? `W${week} ${period.slice(0, 4)} (${first}–${last})`
      : `${period.slice(0, 4)}年第${week}周（${first}–${last}）`;
  }
  if (language === "en" || kind === "day")
    return kind === "quarter" ? `${period.slice(4)} ${period.slice(0, 4)}` : period;
  const year = `${period.slice(0, 4)}年`;
  if (kind === "year") return year;
  return kind === "quarter" ? `${year}${period.slice(5)}季度` : `${year}${Number(period.slice(5))}月`;
}
