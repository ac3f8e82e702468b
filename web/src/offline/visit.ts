// A visit as it happens on the phone: each step is saved here at once, together with its place in the queue.
import type { PhoneDb } from "@/offline/db";
import { put, replaceStep } from "@/offline/queue";
import type { Ending, LocalPhoto, LocalVisit, Position, Purpose, VisitTypePack } from "@/offline/types";

export const newUuid = () => globalThis.crypto.randomUUID();
export const deviceNow = () => new Date().toISOString();

export interface Beginning {
  customer: { id: number; name: string };
  plan_id: number | null;
  type: VisitTypePack | null;
  purpose: Purpose;
  position: Position | null;
  why_no_position: string;
  distance: number | null;
  within: boolean | null;
  device: Record<string, unknown>;
}

export class VisitUnderWay extends Error {}

export const openVisit = (db: PhoneDb) => db.visits.where("status").equals("open").first();

/** Checks in. One visit at a time: while one is open here, no other begins. */
export async function begin(db: PhoneDb, given: Beginning): Promise<string> {
  const uuid = newUuid();
  const at = deviceNow();
  await db.transaction("rw", db.visits, db.outbox, async () => {
    if (await openVisit(db)) throw new VisitUnderWay();
    const { customer, plan_id, type, purpose, position, why_no_position, distance, within, device } = given;
    await db.visits.add({
      uuid,
      customer_id: customer.id,
      customer_name: customer.name,
      plan_id,
      type_version_id: type?.version_id ?? null,
      type_name: type?.name ?? "",
      steps: type?.steps ?? [],
      purpose,
      at,
      position,
      why_no_position,
      distance,
      within,
      answers: {},
      status: "open",
      ending: null,
      elsewhere: false,
    });
    const body = {
      uuid,
      customer_id: customer.id,
      plan_id,
      type_version_id: type?.version_id ?? null,
      purpose,
      at,
      position,
      why_no_position,
      device,
    };
    await put(db, { lane: uuid, kind: "begin", path: "/visits/begin", body, uuid, at });
  });
  return uuid;
}

async function change(db: PhoneDb, uuid: string, work: (visit: LocalVisit) => Promise<void>): Promise<void> {
  await db.transaction("rw", db.visits, db.outbox, db.photos, async () => {
    const visit = await db.visits.get(uuid);
    if (visit?.status !== "open") throw new Error(`the visit ${uuid} is not open here`);
    await work(visit);
    await db.visits.put(visit);
  });
}

export const saveStep = (db: PhoneDb, visitUuid: string, key: string, answer: Record<string, unknown>) =>
  change(db, visitUuid, async (visit) => {
    const uuid = newUuid();
    const at = deviceNow();
    visit.answers[key] = { uuid, at, answer };
    await replaceStep(db, {
      lane: visitUuid,
      kind: "step",
      path: `/visits/${visitUuid}/steps`,
      body: { uuid, key, at, answer },
      step: key,
      uuid,
      at,
    });
  });

const photosOf = (answer: Record<string, unknown> | undefined) => (answer?.photos as string[] | undefined) ?? [];

/** Keeps a picture and puts it into the queue; a step of photos names it in its answer, too. */
export const addPhoto = (db: PhoneDb, photo: LocalPhoto, answers: boolean) =>
  db.transaction("rw", db.visits, db.outbox, db.photos, async () => {
    await db.photos.add(photo);
    const { uuid, visit, step, taken_at, source, sha256 } = photo;
    const body = { uuid, step, taken_at, source, sha256 };
    await put(db, { lane: visit, kind: "photo", path: `/visits/${visit}/photos`, body, step, uuid, at: taken_at });
    if (!answers) return;
    const known = await db.visits.get(visit);
    await saveStep(db, visit, step, { photos: [...photosOf(known?.answers[step]?.answer), uuid] });
  });

/** Takes a picture out again; one that the server has already stays there as evidence, the answer no longer names it. */
export const removePhoto = (db: PhoneDb, uuid: string, answers: boolean) =>
  db.transaction("rw", db.visits, db.outbox, db.photos, async () => {
    const photo = await db.photos.get(uuid);
    if (!photo) return;
    await db.outbox
      .where("lane")
      .equals(photo.visit)
      .filter((one) => one.uuid === uuid && one.state !== "done" && one.state !== "sending")
      .delete();
    await db.photos.delete(uuid);
    if (!answers) return;
    const visit = await db.visits.get(photo.visit);
    const rest = photosOf(visit?.answers[photo.step]?.answer).filter((one) => one !== uuid);
    await saveStep(db, photo.visit, photo.step, { photos: rest });
  });

/** What the server must have before it takes the end: the latest answer of each step, and the pictures kept here. */
async function sent(db: PhoneDb, visit: LocalVisit) {
  const steps = Object.fromEntries(Object.entries(visit.answers).map(([key, one]) => [key, one.uuid]));
  return { steps, photos: await db.photos.where("visit").equals(visit.uuid).primaryKeys() };
}

export const end = (db: PhoneDb, uuid: string, ending: Omit<Ending, "at">) =>
  change(db, uuid, async (visit) => {
    const at = deviceNow();
    visit.status = "done";
    visit.ending = { ...ending, at };
    const body = { ...visit.ending, ...(await sent(db, visit)) };
    await put(db, { lane: uuid, kind: "end", path: `/visits/${uuid}/end`, body, uuid: newUuid(), at });
  });

export const abandon = (db: PhoneDb, uuid: string, reason: string) =>
  change(db, uuid, async (visit) => {
    const at = deviceNow();
    visit.status = "abandoned";
    const body = { at, reason, ...(await sent(db, visit)) };
    await put(db, { lane: uuid, kind: "abandon", path: `/visits/${uuid}/abandon`, body, uuid: newUuid(), at });
  });

/** Agreed to what is recorded: goes before the first visit. */
export async function agree(db: PhoneDb, version: number): Promise<void> {
  const at = deviceNow();
  await db.transaction("rw", db.kept, db.outbox, async () => {
    await db.kept.put({ key: "agreed", value: version });
    await put(db, {
      lane: "consent",
      kind: "consent",
      path: "/visits/consents",
      body: { version },
      uuid: newUuid(),
      at,
    });
  });
}

export const signals = async (db: PhoneDb, visit: string, samples: Record<string, unknown>[]) => {
  const at = deviceNow();
  const path = `/visits/${visit}/signals`;
  await put(db, { lane: visit, kind: "signals", path, body: { at, samples }, uuid: newUuid(), at });
};
