// What the visit pages know: the person's own database on this phone, the day pack, and today's visits.
import { useSyncExternalStore } from "react";
import { useMe } from "@/api/me";
import { dayOf } from "@/domain/dates";
import { type Day, dayOfPack } from "@/offline/day";
import { type PhoneDb, phoneDb } from "@/offline/db";
import { keptPack, serverNow } from "@/offline/pack";
import { standing } from "@/offline/queue";
import { type Counts, countsOf } from "@/offline/rules";
import { type Sync, startSync } from "@/offline/sync";
import type { Item, KeptPack } from "@/offline/types";
import { useLive } from "@/offline/useLive";

export interface Field {
  db: PhoneDb;
  sync: Sync;
}

/** The shell shows these pages only to somebody who is signed in. */
export function useField(): Field {
  const { data: me } = useMe();
  if (!me) throw new Error("nobody is signed in");
  const db = phoneDb(me.user.id);
  return { db, sync: startSync(db) };
}

export const usePack = (db: PhoneDb): KeptPack | null | undefined => useLive(`pack ${db.userId}`, () => keptPack(db));

export const useQueue = (db: PhoneDb): Item[] | undefined => useLive(`queue ${db.userId}`, () => standing(db));

export function useCounts(db: PhoneDb): Counts {
  const items = useQueue(db);
  return countsOf(items ?? []);
}

export const useSyncState = (sync: Sync) => useSyncExternalStore(sync.subscribe, sync.snapshot);

/** undefined while the phone's database is being read. */
export function useDay(db: PhoneDb): { kept: KeptPack | null; day: Day; today: string } | undefined {
  return useLive(`day ${db.userId}`, async () => {
    const kept = await keptPack(db);
    const today = dayOf(serverNow(kept));
    const visits = await db.visits.toArray();
    return { kept, today, day: dayOfPack(kept, visits, today, (at) => dayOf(new Date(at))) };
  });
}
