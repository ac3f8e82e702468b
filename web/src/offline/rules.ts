// Pure rules of the queue: what is tried again and when, what is final, what may be sent next.
import type { Item, ItemKind } from "@/offline/types";

/** The server's refusals that clear themselves once something else has arrived. */
export const AGAIN: ReadonlySet<string> = new Set(["visit_unknown", "visit_waits", "visit_open", "visit_notice"]);
const FIRST = 2_000;
const LONGEST = 5 * 60_000;

/** ok · nobody or somebody else is signed in · no way to the server · only this lane waits · the rep must decide */
export type Verdict = "signed_out" | "no_server" | "again" | "refused";

export function verdictOf(status: number, code: string, kind?: ItemKind): Verdict {
  if (status === 401 || code === "other_user") return "signed_out";
  if (status === 0 || status === 429 || status === 502 || status === 503 || status === 504) return "no_server";
  // Agreed to a notice that has changed since: it must be read again, and no later request changes that.
  if (kind === "consent" && code === "visit_notice") return "refused";
  if (status >= 500 || AGAIN.has(code) || code === "photo_damaged") return "again";
  return "refused";
}

/** Milliseconds until the next try: doubled each time, 5 minutes at most, a fifth more or less by chance. */
export const pause = (tries: number, chance = Math.random()) =>
  Math.round(Math.min(FIRST * 2 ** Math.max(0, tries - 1), LONGEST) * (0.8 + 0.4 * chance));

/** After so many tries a report no longer waits for a visit that does not get through. */
const PATIENT = 8;

/** The first item of each lane, as far as it may go by itself. A lane waits for its first; a report is written from the
 *  visits, so it goes behind what was queued before it, unless that is refused or does not get through. */
function fronts(items: readonly Item[]): Item[] {
  const seen = new Set<string>();
  const found: Item[] = [];
  let behind = false;
  for (const item of items) {
    if (item.state === "done" || seen.has(item.lane)) continue;
    seen.add(item.lane);
    if (item.state === "refused") continue;
    if (item.kind !== "report") behind ||= item.tries < PATIENT;
    else if (behind) continue;
    found.push(item);
  }
  return found;
}

/** The one that may go now, in the order in which they were written. */
export const nextOf = (items: readonly Item[], now: number): Item | null =>
  fronts(items).find((one) => one.next_try <= now) ?? null;

/** When the queue is to be looked at again by itself, or null when only the rep can move it on. */
export const wakeAt = (items: readonly Item[]): number | null => {
  const times = fronts(items).map((one) => one.next_try);
  return times.length > 0 ? Math.min(...times) : null;
};

export interface Counts {
  waiting: number;
  refused: number;
}
export const countsOf = (items: readonly Item[]): Counts => ({
  waiting: items.filter((one) => one.state === "waiting" || one.state === "sending").length,
  refused: items.filter((one) => one.state === "refused").length,
});
