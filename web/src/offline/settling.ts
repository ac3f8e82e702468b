// What became of an item is written down; a phone that is too full for it remembers it until it can be written.
import type { PhoneDb } from "@/offline/db";
import { isFull } from "@/offline/storage";
import type { Item } from "@/offline/types";

type Became = Pick<Item, "state"> & Partial<Pick<Item, "tries" | "next_try" | "error">>;
interface Noted {
  uuid: string;
  became: Became;
}
const noted = new Map<number, Map<number, Noted>>();
const notedOf = (db: PhoneDb) => {
  const known = noted.get(db.userId) ?? new Map<number, Noted>();
  noted.set(db.userId, known);
  return known;
};

/** True when there was room for it. */
export async function fits(work: () => PromiseLike<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!isFull(error)) throw error;
    return false;
  }
}

/** The queue as it stands, with what could not be written about it. An answer changed since is another item. */
export function asNoted(db: PhoneDb, items: readonly Item[]): Item[] {
  const known = notedOf(db);
  return items.map((item) => {
    const found = known.get(item.id);
    return found?.uuid === item.uuid ? { ...item, ...found.became } : item;
  });
}

/** What is only remembered is tried again with everything else; what arrived has arrived. */
export function forgetTries(db: PhoneDb, id?: number): void {
  for (const [key, { became }] of notedOf(db))
    if (became.state !== "done" && (id === undefined || id === key)) notedOf(db).delete(key);
}

/** Of the answer that was sent, not of one that has taken its place meanwhile. */
const write = (db: PhoneDb, id: number, { uuid, became }: Noted) =>
  db.transaction("rw", db.outbox, async () => {
    if ((await db.outbox.get(id))?.uuid === uuid) await db.outbox.update(id, became);
  });

/** Where there is no room to mark it as sent, it leaves the queue: browsers allow taking out on a full phone. */
const takeOut = (db: PhoneDb, id: number, uuid: string) =>
  db.transaction("rw", db.outbox, async () => {
    if ((await db.outbox.get(id))?.uuid === uuid) await db.outbox.delete(id);
  });

/** False: there was no room to write it down, it is remembered instead. */
export async function settle(db: PhoneDb, item: Item, became: Became): Promise<boolean> {
  const note = { uuid: item.uuid, became };
  notedOf(db).delete(item.id);
  if (await fits(() => write(db, item.id, note))) return true;
  if (became.state === "done" && (await fits(() => takeOut(db, item.id, item.uuid)))) return false;
  notedOf(db).set(item.id, note);
  return false;
}

/** Writes down what was remembered, as far as there is room by now. */
export async function writeNoted(db: PhoneDb): Promise<void> {
  for (const [id, { uuid, became }] of [...notedOf(db)]) {
    const item = await db.outbox.get(id);
    if (item?.uuid !== uuid) notedOf(db).delete(id);
    else if (!(await settle(db, item, became))) return;
  }
}
