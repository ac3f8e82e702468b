// The queue of what the server is still to hear: written in one transaction with what it tells of, and never emptied silently.
import type { PhoneDb } from "@/offline/db";
import { AGAIN } from "@/offline/rules";
import { asNoted, fits, forgetTries } from "@/offline/settling";
import type { Item, NewItem } from "@/offline/types";

const KEEP_DONE = 7 * 86_400_000;
const unsent = (item: Item) => item.state === "waiting" || item.state === "refused";

export const put = (db: PhoneDb, item: NewItem) =>
  db.outbox.add({ step: "", ...item, state: "waiting", tries: 0, next_try: 0, error: null });

/** A new answer of a step takes the place of one that was not sent yet, so the order of the lane stays. */
export async function replaceStep(db: PhoneDb, item: NewItem & { step: string }): Promise<void> {
  const lane = await db.outbox.where("lane").equals(item.lane).toArray();
  const former = lane.find((one) => one.kind === "step" && one.step === item.step && unsent(one));
  if (!former) {
    await put(db, item);
    return;
  }
  await db.outbox.update(former.id, { ...item, state: "waiting", tries: 0, next_try: 0, error: null });
}

/** An answer that was not sent yet is not sent any more. */
export const withdrawStep = (db: PhoneDb, lane: string, key: string) =>
  db.outbox
    .where("lane")
    .equals(lane)
    .filter((one) => one.kind === "step" && one.step === key && unsent(one))
    .delete();

/** Items that are not done, in their order. */
export const open = (db: PhoneDb) => db.outbox.where("state").anyOf("waiting", "sending", "refused").sortBy("id");

/** What was being sent when the browser was closed counts as not sent: the same uuid again does no harm. */
export const recover = (db: PhoneDb) => db.outbox.where("state").equals("sending").modify({ state: "waiting" });

/** Tries at once whatever waits for its time; one refused item only when the rep says so. */
export async function hurry(db: PhoneDb): Promise<boolean> {
  forgetTries(db);
  return fits(() => db.outbox.where("state").equals("waiting").modify({ next_try: 0 }));
}
export async function retry(db: PhoneDb, id: number): Promise<void> {
  await db.outbox.update(id, { state: "waiting", tries: 0, next_try: 0, error: null });
  forgetTries(db, id);
}

/** The open items as the rep is to see them, also where the phone is too full to write down how they stand. */
export const standing = async (db: PhoneDb) => asNoted(db, await open(db)).filter((one) => one.state !== "done");

/** What waited for something else to arrive is tried now that something did. */
export const release = (db: PhoneDb) =>
  db.outbox
    .where("state")
    .equals("waiting")
    .filter((one) => one.error !== null && AGAIN.has(one.error.code))
    .modify({ next_try: 0 });

const without = (value: unknown, uuid: string): unknown => {
  if (Array.isArray(value)) return value.filter((one) => one !== uuid).map((one) => without(one, uuid));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== uuid)
      .map(([key, one]) => [key, without(one, uuid)]),
  );
};

/** Throws one item away: a whole visit when it is its beginning; else the rest of the lane no longer names it. */
export async function discard(db: PhoneDb, id: number): Promise<void> {
  await db.transaction("rw", db.outbox, db.visits, db.photos, async () => {
    const item = await db.outbox.get(id);
    if (!item || !unsent(item)) return;
    if (item.kind === "begin") await dropVisit(db, item.lane);
    else if (item.kind === "end" || item.kind === "abandon") await reopen(db, item.lane);
    else await dropOne(db, item);
  });
}

async function dropVisit(db: PhoneDb, lane: string): Promise<void> {
  await db.outbox.where("lane").equals(lane).delete();
  await db.photos.where("visit").equals(lane).delete();
  await db.visits.delete(lane);
}

async function dropOne(db: PhoneDb, item: Item): Promise<void> {
  await db.outbox.delete(item.id);
  const rest = await db.outbox.where("lane").equals(item.lane).filter(unsent).toArray();
  for (const one of rest)
    await db.outbox.update(one.id, { body: without(one.body, item.uuid) as Record<string, unknown> });
  if (item.kind === "photo") await db.photos.delete(item.uuid);
  await db.visits
    .where("uuid")
    .equals(item.lane)
    .modify((visit) => {
      if (item.kind === "step" && visit.answers[item.step]?.uuid === item.uuid) delete visit.answers[item.step];
      if (item.kind !== "photo") return;
      for (const answer of Object.values(visit.answers))
        answer.answer = without(answer.answer, item.uuid) as Record<string, unknown>;
    });
}

/** The end of a visit that the server has not taken is taken back here: the visit can be completed and ended anew. */
export async function reopen(db: PhoneDb, visit: string): Promise<boolean> {
  return db.transaction("rw", db.outbox, db.visits, async () => {
    const ends = (await db.outbox.where("lane").equals(visit).toArray()).filter(
      (one) => one.kind === "end" || one.kind === "abandon",
    );
    if (ends.some((one) => !unsent(one))) return false;
    await db.outbox.bulkDelete(ends.map((one) => one.id));
    await db.visits.update(visit, { status: "open", ending: null });
    return true;
  });
}

/** A week after it was sent a thing is forgotten here; pictures as soon as the server has the whole visit. */
export async function prune(db: PhoneDb, now = Date.now()): Promise<void> {
  await db.transaction("rw", db.outbox, db.visits, db.photos, async () => {
    const pending = new Set((await open(db)).map((one) => one.lane));
    const old = (at: string) => now - Date.parse(at) > KEEP_DONE;
    await db.outbox.filter((one) => one.state === "done" && !pending.has(one.lane) && old(one.at)).delete();
    const gone = await db.visits
      .filter((one) => one.status !== "open" && !pending.has(one.uuid) && old(one.at))
      .primaryKeys();
    await db.visits.bulkDelete(gone);
    await db.photos.where("visit").anyOf(gone).delete();
    const over = await db.visits.filter((one) => one.status !== "open" && !pending.has(one.uuid)).primaryKeys();
    await db.photos.where("visit").anyOf(over).modify({ bytes: null });
  });
}

/** Room on a full phone by taking out only, which browsers allow there: what the server has is not needed here. */
export async function makeRoom(db: PhoneDb): Promise<void> {
  await db.transaction("rw", db.outbox, db.visits, db.photos, async () => {
    const pending = new Set((await open(db)).map((one) => one.lane));
    await db.outbox.filter((one) => one.state === "done" && !pending.has(one.lane)).delete();
    const over = await db.visits.filter((one) => one.status !== "open" && !pending.has(one.uuid)).primaryKeys();
    await db.photos.where("visit").anyOf(over).delete();
  });
}
