// A year of days as twelve months of weeks, and where the arrow keys lead.
import { addDays } from "@/domain/dates";

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export const monthOf = (day: string) => Number(day.slice(5, 7));

/** The days of a month in weeks from Monday; null where a neighbouring month would be. */
export function weeksOf<Day extends { day: string }>(days: readonly Day[]): (Day | null)[][] {
  const first = days[0];
  if (!first) return [];
  const cells: (Day | null)[] = [...Array<null>(weekdayOf(first.day) - 1).fill(null), ...days];
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The day that a key leads to from `day`, kept inside its year; null when the key leads nowhere. */
export function dayByKey(day: string, key: string): string | null {
  const year = day.slice(0, 4);
  let next: string;
  if (key in STEPS) next = addDays(day, STEPS[key] ?? 0);
  else if (key === "Home") next = addDays(day, 1 - weekdayOf(day));
  else if (key === "End") next = addDays(day, 7 - weekdayOf(day));
  else if (key === "PageUp" || key === "PageDown") next = monthAway(day, key === "PageUp" ? -1 : 1);
  else return null;
  return next.startsWith(year) ? next : day;
}

/** The same day of the month before or after, or its last day. */
function monthAway(day: string, by: number): string {
  const at = Number(day.slice(0, 4)) * 12 + monthOf(day) - 1 + by;
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const number = Math.min(Number(day.slice(8)), last);
  return `${year}-${String(month).padStart(2, "0")}-${String(number).padStart(2, "0")}`;
}
