// Words and figures of routes: clock times, kilometres, what is saved; addresses that lead to a place.
import { formatClock } from "@/domain/dates";

/** Seconds of the day as "09:05". */
export function clockOf(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** "9:30" or "09:30" as seconds of the day; null when it is no time. */
export function secondsOf(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})/.exec(text);
  return found ? Number(found[1]) * 3600 + Number(found[2]) * 60 : null;
}

export const kilometres = (metres: number) => (metres / 1000).toFixed(1);
export const minutes = (seconds: number) => Math.round(seconds / 60);

/** A list with one of its parts moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from);
  const one = list[from];
  return one === undefined ? rest : [...rest.slice(0, to), one, ...rest.slice(to)];
}

/** Amap's address that navigates to a place; it takes WGS-84 and converts it itself. Opens the app where there is one. */
export function navigation(name: string, latitude: number, longitude: number): string {
  const query = new URLSearchParams({
    to: `${longitude},${latitude},${name.replaceAll(",", " ")}`,
    mode: "car",
    coordinate: "wgs84",
    callnative: "1",
  });
  return `https://uri.amap.com/navigation?${query}`;
}

/** Seconds of the company's day at a moment. */
export function nowSeconds(moment: Date): number {
  return secondsOf(formatClock(moment.toISOString(), "zh-CN")) ?? 0;
}
