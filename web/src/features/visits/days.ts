// The days of a calendar: a week from Monday, or a month in whole weeks.
import { addDays, daysBetween } from "@/domain/dates";

const monday = (day: string) => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** First and last day shown around a day; a month takes six weeks at most. */
export function span(at: string, mode: "week" | "month"): [string, string] {
  if (mode === "week") return [monday(at), addDays(monday(at), 6)];
  const first = `${at.slice(0, 8)}01`;
  const next = new Date(`${first}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  const last = addDays(next.toISOString().slice(0, 10), -1);
  return [monday(first), addDays(monday(last), 6)];
}

export const daysOf = (first: string, last: string) =>
  Array.from({ length: daysBetween(first, last) + 1 }, (_, number) => addDays(first, number));
