// How tasks are said: their due time, reminders, repetition.
import type { TaskCard } from "@/api/tasks";
import { addDays, dayOf, formatDay, formatMoment, type Locale, momentOf, today } from "@/domain/dates";

/** A due day is chosen as a day; the server takes the end of it for whole days. */
export const dueOf = (day: string, time: string | null) => momentOf(`${day} ${time ?? "12:00"}`);

export function saidDue(task: Pick<TaskCard, "due_at" | "whole_day">, language: Locale, words: DueWords): string {
  if (!task.due_at) return words.noDue;
  const day = dayOf(new Date(task.due_at));
  const now = today();
  const said = day === now ? words.today : day === addDays(now, 1) ? words.tomorrow : formatDay(day, language, true);
  return task.whole_day ? said : `${said} ${formatMoment(task.due_at, language).slice(11)}`;
}
export interface DueWords {
  noDue: string;
  today: string;
  tomorrow: string;
}

/** 1 = Monday. */
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
export const nextMonday = (day: string) => addDays(day, 8 - weekday(day));
export const monday = (day: string) => addDays(day, 1 - weekday(day));

export const REPEATS = {
  none: "",
  daily: "FREQ=DAILY",
  workdays: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
  weekly: "FREQ=WEEKLY",
  biweekly: "FREQ=WEEKLY;INTERVAL=2",
  monthly: "FREQ=MONTHLY",
  quarterly: "FREQ=MONTHLY;INTERVAL=3",
  yearly: "FREQ=YEARLY",
} as const;
export type Repeat = keyof typeof REPEATS;

/** Which of the offered rules a stored one is: it also names the day that it is bound to. */
export function repeatOf(rule: string): Repeat | "own" {
  if (!rule) return "none";
  const parts = rule.split(";");
  const [freq, interval, days] = ["FREQ", "INTERVAL", "BYDAY"].map((name) =>
    parts.find((part) => part.startsWith(`${name}=`)),
  );
  if (days === "BYDAY=MO,TU,WE,TH,FR" && !interval) return "workdays";
  const plain = [freq, interval].filter(Boolean).join(";");
  const several = days?.includes(",") ?? false;
  const found = (Object.keys(REPEATS) as Repeat[]).find((name) => REPEATS[name] === plain && name !== "workdays");
  return !several && !parts.some((part) => part.startsWith("UNTIL=")) && found ? found : "own";
}

export const REMINDS = { none: null, atTime: 0, m30: 30, h2: 120, d1: 1440, d3: 4320 } as const;
export type Remind = keyof typeof REMINDS;
export const remindOf = (minutes: number | null): Remind =>
  (Object.keys(REMINDS) as Remind[]).find((name) => REMINDS[name] === minutes) ?? "atTime";
