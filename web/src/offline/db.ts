// The phone's own database, one for each user of the device: nobody sees or sends what somebody else queued.
import { Dexie, type EntityTable, type Table } from "dexie";
import type { Item, LocalPhoto, LocalVisit } from "@/offline/types";

interface Kept {
  key: string;
  value: unknown;
}

export class PhoneDb extends Dexie {
  declare kept: EntityTable<Kept, "key">;
  declare drafts: EntityTable<Kept, "key">;
  declare visits: EntityTable<LocalVisit, "uuid">;
  declare outbox: Table<Item, number, Omit<Item, "id">>;
  declare photos: EntityTable<LocalPhoto, "uuid">;
  readonly userId: number;

  constructor(userId: number) {
    super(`yingdan-phone-${userId}`);
    this.userId = userId;
    this.version(1).stores({
      kept: "key",
      drafts: "key",
      visits: "uuid, status, at",
      outbox: "++id, lane, state",
      photos: "uuid, visit",
    });
  }
}

let current: PhoneDb | null = null;

/** The database of this user; that of another one is closed, not emptied. */
export function phoneDb(userId: number): PhoneDb {
  if (current?.userId === userId && current.isOpen()) return current;
  current?.close();
  current = new PhoneDb(userId);
  return current;
}
