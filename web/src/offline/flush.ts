// Sends what may be sent, one after the other, in one tab at a time; stops where there is no way to the server.
import { asApiError } from "@/api/errors";
import type { PhoneDb } from "@/offline/db";
import { open, recover, release } from "@/offline/queue";
import { nextOf, pause, type Verdict, verdictOf, wakeAt } from "@/offline/rules";
import { sendItem } from "@/offline/sending";
import type { Item, VisitOut } from "@/offline/types";

export interface Outcome {
  sent: number;
  /** why it stopped before the end */
  stopped: "signed_out" | "no_server" | "busy" | null;
  /** when to look again, by this device's clock */
  wake: number | null;
}
export type Sender = (db: PhoneDb, item: Item) => Promise<VisitOut | null>;

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
  return outcome ?? { sent: 0, stopped: "busy", wake: Date.now() + 5_000 };
}

async function drain(db: PhoneDb, sender: Sender): Promise<Outcome> {
  await recover(db);
  let sent = 0;
  for (;;) {
    const item = nextOf(await open(db), Date.now());
    if (!item) return { sent, stopped: null, wake: wakeAt(await open(db)) };
    const verdict = await attempt(db, item.id, sender);
    if (verdict === null) sent += 1;
    if (verdict === "signed_out") return { sent, stopped: verdict, wake: null };
    // The other lanes would fare no better.
    if (verdict === "no_server") return { sent, stopped: verdict, wake: Date.now() + pause(item.tries + 1) };
  }
}

/** As it stands now: in the meantime the rep may have changed or discarded it. */
const take = (db: PhoneDb, id: number) =>
  db.transaction("rw", db.outbox, async () => {
    const item = await db.outbox.get(id);
    if (item?.state !== "waiting") return null;
    await db.outbox.update(id, { state: "sending" });
    return item;
  });

/** null: the server has it now. */
async function attempt(db: PhoneDb, id: number, sender: Sender): Promise<Verdict | null> {
  const item = await take(db, id);
  if (!item) return "again";
  try {
    const answer = await sender(db, item);
    await arrivedWell(db, item, answer);
    return null;
  } catch (error) {
    const { status, code, message } = asApiError(error);
    const verdict = verdictOf(status, code);
    const tries = item.tries + 1;
    await db.outbox.update(item.id, {
      state: verdict === "refused" ? "refused" : "waiting",
      tries,
      next_try: verdict === "signed_out" ? 0 : Date.now() + pause(tries),
      error: { code, message, status },
    });
    return verdict;
  }
}

async function arrivedWell(db: PhoneDb, item: Item, answer: VisitOut | null): Promise<void> {
  await db.transaction("rw", db.outbox, db.visits, async () => {
    await db.outbox.update(item.id, { state: "done", error: null });
    if (item.kind === "begin" && answer)
      await db.visits.update(item.lane, { distance: answer.distance, within: answer.within });
    if (item.kind === "end" || item.kind === "abandon" || item.kind === "consent") await release(db);
  });
}
