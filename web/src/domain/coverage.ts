// When a route runs, as yingdan/coverage/rules/cycles.py says it: weeks begin on Monday and count on over the years.
import { daysBetween } from "@/domain/dates";

const FIRST_MONDAY = "0001-01-01";
const WEEK = 7;

export const weekOf = (day: string) => Math.floor(daysBetween(FIRST_MONDAY, day) / WEEK);

/** In how many weeks from `day` a route of every so many weeks runs: 0 this week. */
export const weeksAhead = (everyWeeks: number, phase: number, day: string) =>
  (((phase - weekOf(day)) % everyWeeks) + everyWeeks) % everyWeeks;

/** The phase of a route that runs in so many weeks from `day`. */
export const phaseOf = (everyWeeks: number, ahead: number, day: string) => (weekOf(day) + ahead) % everyWeeks;
