// Pure rules of the queue: what is tried again and when, what is final, what may be sent next.
import type { Item } from "@/offline/types";

/** The server's refusals that clear themselves once something else has arrived. */
export const AGAIN: ReadonlySet<string> = new Set(["visit_unknown", "visit_waits", "visit_open", "visit_notice"]);
const FIRST = 2_000;
const LONGEST = 5 * 60_000;

/** ok · nobody or somebody else is signed in · no way to the server · only this lane waits · the rep must decide */
export type Verdict = "signed_out" | "no_server" | "again" | "refused";

export function verdictOf(status: number, code: string): Verdict {
  if (status === 401 || code === "other_user") return "signed_out";
  if (status === 0 || status === 429 || status === 502 || status === 503 || status === 504) return "no_server";
  if (status >= 500 || AGAIN.has(code) || code === "photo_damaged") return "again";
  return "refused";
}

/** Milliseconds until the next try: doubled each time, 5 minutes at most, a fifth more or less by chance. */
export const pause = (tries: number, chance = Math.random()) =>
  Math.round(Math.min(FIRST * 2 ** Math.max(0, tries - 1), LONGEST) * (0.8 + 0.4 * chance));

/** The items that may go now, in the order in which they were written, one of each lane: a lane waits for its first. */
export function nextOf(items: readonly Item[], now: number): Item | null {
  const held = new Set<string>();
  for (const item of items) {
    if (item.state === "done" || held.has(item.lane)) continue;
    if (item.state !== "refused" && item.next_try <= now) return item;
    held.add(item.lane);
  }
  return null;
}

/** When the queue is to be looked at again by itself, or null when only the rep can move it on. */
export function wakeAt(items: readonly Item[]): number | null {
  const held = new Set<string>();
  let soonest: number | null = null;
  for (const item of items) {
    if (item.state === "done" || held.has(item.lane)) continue;
    held.add(item.lane);
    if (item.state !== "refused") soonest = Math.min(soonest ?? item.next_try, item.next_try);
  }
  return soonest;
}

export interface Counts {
  waiting: number;
  refused: number;
}
export const countsOf = (items: readonly Item[]): Counts => ({
  waiting: items.filter((one) => one.state === "waiting" || one.state === "sending").length,
  refused: items.filter((one) => one.state === "refused").length,
});
