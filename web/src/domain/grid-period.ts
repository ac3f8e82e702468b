// Periods as columns of a grid: which days they cover, what they can be opened into, and the way back.
import { addDays } from "@/domain/dates";

export type Zoom = "year" | "quarter" | "month" | "week" | "day";
export const ZOOMS: readonly Zoom[] = ["year", "quarter", "month", "week", "day"];
export interface Days {
  start: string;
  end: string;
}

export const zoomOf = (key: string): Zoom => {
  if (key.length === 4) return "year";
  if (key.includes("Q")) return "quarter";
  if (key.includes("W")) return "week";
  return key.length === 7 ? "month" : "day";
};

const monthEnd = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const two = (number: number) => String(number).padStart(2, "0");

/** The Monday of ISO week 1: the week that the 4th of January lies in. */
function firstMonday(year: number): string {
  const fourth = `${year}-01-04`;
  const weekday = new Date(`${fourth}T00:00:00Z`).getUTCDay() || 7;
  return addDays(fourth, 1 - weekday);
}

/** First and last day; a week is cut off at the ends of its year, as the server counts. */
export function daysOf(key: string): Days {
  const year = Number(key.slice(0, 4));
  switch (zoomOf(key)) {
    case "year":
      return { start: `${year}-01-01`, end: `${year}-12-31` };
    case "quarter": {
      const last = Number(key.slice(5)) * 3;
      return { start: `${year}-${two(last - 2)}-01`, end: monthEnd(year, last) };
    }
    case "month":
      return { start: `${key}-01`, end: monthEnd(year, Number(key.slice(5))) };
    case "week": {
      const monday = addDays(firstMonday(year), 7 * (Number(key.slice(5)) - 1));
      const sunday = addDays(monday, 6);
      return {
        start: monday < `${year}-01-01` ? `${year}-01-01` : monday,
        end: sunday > `${year}-12-31` ? `${year}-12-31` : sunday,
      };
    }
    case "day":
      return { start: key, end: key };
  }
}

export const covers = (outer: Days, inner: Days) => outer.start <= inner.start && inner.end <= outer.end;
export const touches = (one: Days, other: Days) => one.start <= other.end && other.start <= one.end;

/** What the columns of a period can be, widest first. */
export function zoomsWithin(key: string): readonly Zoom[] {
  const kind = zoomOf(key);
  if (kind === "year") return ["year", "quarter", "month", "week"];
  if (kind === "quarter") return ["month", "week"];
  return kind === "month" ? ["week", "day"] : ["day"];
}

/** Clicking the head of a column: what opens. A day opens nothing. */
export function opened(key: string): { within: string; zoom: Zoom } | null {
  const kind = zoomOf(key);
  if (kind === "day") return null;
  return { within: key, zoom: kind === "year" ? "quarter" : kind === "quarter" ? "month" : "day" };
}

/** From the year down to a period: 2026 › 2026Q1 › 2026-03. A week belongs to the quarter that it begins in. */
export function pathTo(key: string): string[] {
  const year = key.slice(0, 4);
  const kind = zoomOf(key);
  if (kind === "year") return [year];
  const quarter = `${year}Q${Math.ceil(Number(daysOf(key).start.slice(5, 7)) / 3)}`;
  return kind === "quarter" ? [year, quarter] : [year, quarter, key];
}

/** Whether columns add up to the period that they lie in: weeks reach beyond quarters and months. */
export const fills = (within: string, zoom: Zoom) => zoom !== "week" || zoomOf(within) === "year";
