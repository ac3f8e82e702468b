// A signal of a deal as a sentence: which text, and the figures in it. Pure, for desk and phone.
import { daysBetween } from "@/domain/dates";

export interface Said {
  /** Key below `why` of the texts. */
  key: string;
  params: Record<string, string | number>;
}
type Params = Record<string, string | number | boolean>;

const text = (value: unknown) => String(value ?? "");
const number = (value: unknown) => Number(value ?? 0);

/** `day` writes a day, `money` an amount. */
export function said(
  kind: string,
  params: Params,
  today: string,
  day: (day: string) => string,
  money: (amount: string) => string,
): Said {
  const past = (name: string) => daysBetween(text(params[name]), today);
  switch (kind) {
    case "stalled":
      return {
        key: `stalled.${text(params.from)}`,
        params: { days: past("entered"), usual: number(params.usual), limit: number(params.limit) },
      };
    case "close_past":
      return { key: kind, params: { date: day(text(params.date)), days: past("date") } };
    case "close_slipped":
      return {
        key: kind,
        params: { times: number(params.times), days: number(params.days), first: day(text(params.first)) },
      };
    case "no_next_step":
      return params.why === "overdue"
        ? { key: `${kind}.overdue`, params: { planned: day(text(params.planned)), days: past("planned") } }
        : { key: `${kind}.none`, params: {} };
    case "silent":
      return {
        key: `${kind}.${params.never ? "never" : "last"}`,
        params: { last: day(text(params.last)), days: past("last") },
      };
    case "no_decision_maker":
      return {
        key: `${kind}.${number(params.known) > 0 ? "known" : "unknown"}`,
        params: { count: number(params.known) },
      };
    case "amount_changed": {
      const share = Math.round((number(params.now) / number(params.was) - 1) * 100);
      return {
        key: kind,
        params: {
          was: money(text(params.was)),
          now: money(text(params.now)),
          percent: `${share > 0 ? "+" : "−"}${Math.abs(share)}%`,
          days: number(params.days),
        },
      };
    }
    default:
      return {
        key: kind,
        params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, text(value)])),
      };
  }
}
