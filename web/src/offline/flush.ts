// Sends what may be sent, one after the other, in one tab at a time; stops where there is no way to the server.
import { asApiError } from "@/api/errors";
import type { Sheet } from "@/api/reports";
import type { PhoneDb } from "@/offline/db";
import { open, recover, release } from "@/offline/queue";
import { keepSheet } from "@/offline/report";
import { nextOf, pause, type Verdict, verdictOf, wakeAt } from "@/offline/rules";
import { sendItem } from "@/offline/sending";
import { asNoted, fits, settle, writeNoted } from "@/offline/settling";
import type { Item, VisitOut } from "@/offline/types";

export interface Outcome {
  sent: number;
  /** why it stopped before the end */
  stopped: "signed_out" | "no_server" | "busy" | null;
  /** when to look again, by this device's clock */
  wake: number | null;
  /** there was no room to write down what became of an item */
  full: boolean;
}
export type Sender = (db: PhoneDb, item: Item) => Promise<unknown>;

const here = new Set<string>();

/** Runs `work` unless another tab does the same; null when one does. A tab that stopped answering loses its turn. */
async function alone<T>(name: string, steal: boolean, work: () => Promise<T>): Promise<T | null> {
  if (here.has(name)) return null;
  here.add(name);
  try {
    const { locks } = navigator;
    if (!locks) return await work();
    return await locks.request(name, steal ? { steal } : { ifAvailable: true }, async (lock) => (lock ? work() : null));
  } finally {
    here.delete(name);
  }
}

export async function flush(db: PhoneDb, { sender = sendItem as Sender, steal = false } = {}): Promise<Outcome> {
  const outcome = await alone(`yingdan-outbox-${db.userId}`, steal, () => drain(db, sender));
  return outcome ?? { sent: 0, stopped: "busy", wake: Date.now() + 5_000, full: false };
}

const queueOf = async (db: PhoneDb) => asNoted(db, await open(db));

async function drain(db: PhoneDb, sender: Sender): Promise<Outcome> {
  const told = { sent: 0, full: !(await fits(() => recover(db))) };
  await writeNoted(db);
  for (;;) {
    const item = nextOf(await queueOf(db), Date.now());
    if (!item) return { ...told, stopped: null, wake: wakeAt(await queueOf(db)) };
    const { verdict, room } = await attempt(db, item, sender);
    told.full ||= !room;
    if (verdict === null) told.sent += 1;
    if (verdict === "signed_out") return { ...told, stopped: verdict, wake: null };
    // The other lanes would fare no better.
    if (verdict === "no_server") return { ...told, stopped: verdict, wake: Date.now() + pause(item.tries + 1) };
  }
}

/** As it stands now: in the meantime the rep may have changed or discarded it. Nobody else sends: a mark is an old one. */
const take = (db: PhoneDb, id: number) =>
  db.transaction("rw", db.outbox, async () => {
    const item = await db.outbox.get(id);
    if (item?.state !== "waiting" && item?.state !== "sending") return null;
    await db.outbox.update(id, { state: "sending" });
    return item;
  });

/** A full phone sends without the mark: what was sent but not marked goes once more under its uuid, which does no harm. */
async function taken(db: PhoneDb, id: number): Promise<{ item: Item | null; room: boolean }> {
  const found: { item: Item | null } = { item: null };
  const room = await fits(async () => {
    found.item = await take(db, id);
  });
  return { item: room ? found.item : ((await db.outbox.get(id)) ?? null), room };
}

/** A verdict of null: the server has it now. */
async function attempt(db: PhoneDb, { id, tries: before }: Item, sender: Sender) {
  const { item, room } = await taken(db, id);
  if (!item) return { verdict: "again" as Verdict, room };
  try {
    const answer = await sender(db, { ...item, tries: before });
    return { verdict: null, room: (await arrivedWell(db, item, answer)) && room };
  } catch (error) {
    const { status, code, message } = asApiError(error);
    const verdict = verdictOf(status, code, item.kind);
    const tries = before + 1;
    const written = await settle(db, item, {
      state: verdict === "refused" ? "refused" : "waiting",
      tries,
      next_try: verdict === "signed_out" ? 0 : Date.now() + pause(tries),
      error: { code, message, status },
    });
    return { verdict, room: written && room };
  }
}

const OPENS_WAY: ReadonlySet<Item["kind"]> = new Set(["end", "abandon", "consent"]);

async function arrivedWell(db: PhoneDb, item: Item, answer: unknown): Promise<boolean> {
  const written = await settle(db, item, { state: "done", error: null });
  const told = await fits(async () => {
    if (item.kind === "begin" && answer) {
      const { distance, within } = answer as VisitOut;
      await db.visits.update(item.lane, { distance, within });
    }
    if (item.kind === "report" && answer) await keepSheet(db, answer as Sheet);
    if (OPENS_WAY.has(item.kind)) await release(db);
  });
  return written && told;
}
