// Answers of the server that the phone shows again without a network: today's pages, and customers that were looked at.
import { useSyncExternalStore } from "react";
import { type Keeper, setKeeper } from "@/api/client";
import type { PhoneDb } from "@/offline/db";
import { fits } from "@/offline/settling";

const WANTED = [
  /^\/(tasks\/mine|me\/notifications|risks\/serious|reports\/card|segments\/overview)$/,
  /^\/resources\/(customer|lead)(\/query|\/\d+(\/timeline)?)?$/,
  /^\/(customers\/\d+\/contacts|segments\/customers\/\d+|visits\/customers\/\d+(\/plans)?|tasks\/about\/customer\/\d+)$/,
  /^\/(attainment(\/metrics)?|activity|targets\/mine)$/,
];
const PREFIX = "answer/";
const LARGEST = 200_000; // letters
const MOST = 300;
const KEEP = 3 * 86_400_000; // milliseconds

interface Answer {
  at: number;
  text: string;
}

type Listener = () => void;
let shownOf: number | null = null;
const listeners = new Set<Listener>();
function show(at: number | null): void {
  if (at === shownOf) return;
  shownOf = at;
  for (const listener of listeners) listener();
}
const listen = (listener: Listener) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The moment of the oldest answer that is shown instead of the server's; null while the server answers. */
export const useShownOf = () => useSyncExternalStore(listen, () => shownOf);

export const keptIn = (db: PhoneDb): Keeper => ({
  keep: (path, key, text) => {
    show(null);
    if (text.length > LARGEST || !WANTED.some((one) => one.test(path))) return;
    const value: Answer = { at: Date.now(), text };
    void fits(() => db.kept.put({ key: PREFIX + key, value })).catch(closed);
  },
  instead: async (path, key) => {
    if (!WANTED.some((one) => one.test(path))) return null;
    const found = (await db.kept.get(PREFIX + key))?.value as Answer | undefined;
    if (!found) return null;
    show(shownOf === null ? found.at : Math.min(shownOf, found.at));
    return found.text;
  },
});

/** Another user's database is open now. */
function closed(error: unknown): void {
  if (!(error instanceof Error && error.name === "DatabaseClosedError")) throw error;
}

/** Those of days ago go, and the oldest where there are many. */
export async function tidyAnswers(db: PhoneDb, now = Date.now()): Promise<void> {
  const found = await db.kept.where("key").startsWith(PREFIX).toArray();
  const byAge = found.map(({ key, value }) => ({ key, at: (value as Answer).at })).sort((one, two) => two.at - one.at);
  await db.kept.bulkDelete(byAge.filter(({ at }, n) => n >= MOST || now - at > KEEP).map((one) => one.key));
}

export function startAnswers(db: PhoneDb): () => void {
  setKeeper(keptIn(db));
  void tidyAnswers(db).catch(closed);
  return () => setKeeper(null);
}
