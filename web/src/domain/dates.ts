// Days and moments as the company sees them: business days are plain "2026-01-31", moments are UTC shown in its time zone.
export type Locale = "zh-CN" | "en";

let zone = "Asia/Shanghai";
export const setZone = (name: string) => {
  zone = name;
};

const formats = new Map<string, Intl.DateTimeFormat>();
function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  formats.set(key, known);
  return known;
}

/** The business day of a moment, "2026-01-31". */
export function dayOf(moment: Date): string {
  const parts = format("en", { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

export const today = () => dayOf(new Date());

export function addDays(day: string, count: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + count);
  return moment.toISOString().slice(0, 10);
}

export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** "2026-01-31" stays as it is in zh; the year is dropped by `short` when it is this year. */
export function formatDay(day: string, locale: Locale, short = false): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(day)) return day;
  const plain = day.slice(0, 10);
  if (!short || plain.slice(0, 4) !== today().slice(0, 4)) return plain;
  return locale === "zh-CN"
    ? `${Number(plain.slice(5, 7))}月${Number(plain.slice(8))}日`
    : new Intl.DateTimeFormat("en", { month: "short", day: "numeric", timeZone: "UTC" }).format(
        new Date(`${plain}T00:00:00Z`),
      );
}

export function formatMoment(iso: string, locale: Locale): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const time = format(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
  return `${dayOf(moment)} ${time}`;
}

/** "3 hours ago", "昨天 14:05": words for the near past and future, the date otherwise. */
export function formatAgo(iso: string, locale: Locale, now = new Date()): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const seconds = Math.round((moment.getTime() - now.getTime()) / 1000);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (Math.abs(seconds) < 60) return words.format(0, "second");
  if (Math.abs(seconds) < 3600) return words.format(Math.trunc(seconds / 60), "minute");
  const days = daysBetween(dayOf(now), dayOf(moment));
  if (days === 0) return words.format(Math.trunc(seconds / 3600), "hour");
  if (Math.abs(days) <= 2) return `${words.format(days, "day")} ${formatMoment(iso, locale).slice(11)}`;
  return Math.abs(days) <= 14 ? words.format(days, "day") : formatMoment(iso, locale);
}

/** A moment as the company's clock shows it: "2026-01-31 09:30", whatever zone the browser is in. */
export function wallOf(iso: string): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? "" : formatMoment(iso, "en").replace(/ 24:/, " 00:");
}

/** The moment at which the company's clock shows "2026-01-31 09:30". */
export function momentOf(wall: string): string {
  const asUtc = (text: string) => Date.parse(`${text.replace(" ", "T")}:00Z`);
  const wanted = asUtc(wall);
  let guess = wanted;
  // Twice: the first correction may cross a change of the clocks.
  for (let round = 0; round < 2; round += 1) guess -= asUtc(wallOf(new Date(guess).toISOString())) - wanted;
  return new Date(guess).toISOString();
}

/** "today", "yesterday", "3 days ago" in the reader's language. */
export const daysAgo = (days: number, language: string) =>
  new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-days, "day");

/** The wall clock of a moment: 14:05. */
export const formatClock = (iso: string, locale: Locale) => formatMoment(iso, locale).slice(-5);

export const minutesSince = (iso: string, now = Date.now()) =>
  Math.max(0, Math.floor((now - new Date(iso).getTime()) / 60_000));
