// The queue against a stand-in server that keeps to the contract: lost requests, lost answers, a closed browser, refusals.
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiError } from "@/api/errors";
import { PhoneDb } from "@/offline/db";
import { flush, type Sender } from "@/offline/flush";
import { discard, hurry, open, prune, reopen, retry } from "@/offline/queue";
import type { Item, LocalPhoto, Purpose } from "@/offline/types";
import { abandon, addPhoto, agree, begin, end, openVisit, removePhoto, saveStep, VisitUnderWay } from "@/offline/visit";

let db: PhoneDb;
let next = 100;
beforeEach(() => {
  next += 1;
  db = new PhoneDb(next);
});
afterEach(() => db.delete());

const STEPS = [
  { key: "front", kind: "photo" as const, name: "门头", name_en: "Front", required: true, min: 1, max: 3 },
  { key: "talk", kind: "note" as const, name: "情况", name_en: "Talk", required: false },
];
const start = (customer = 7) =>
  begin(db, {
    customer: { id: customer, name: `客户${customer}` },
    plan_id: null,
    type: { id: 1, version_id: 3, name: "常规", grades: [], channels: [], steps: STEPS },
    purpose: "order" as Purpose,
    position: null,
    why_no_position: "地下室",
    distance: null,
    within: null,
    device: {},
  });
const photo = (visit: string): LocalPhoto => ({
  uuid: crypto.randomUUID(),
  visit,
  step: "front",
  bytes: new ArrayBuffer(3),
  small: "",
  sha256: "0",
  size: 3,
  width: 1,
  height: 1,
  taken_at: new Date().toISOString(),
  source: "camera",
});
const finish = (visit: string) =>
  end(db, visit, {
    position: null,
    why_no_position: "",
    result: "已订货",
    category: "existing",
    next_visit_at: null,
    note: "",
    weather: "晴",
  });
const refusal = (status: number, code: string) => new ApiError(status, { code, message: code }, "");

/** Keeps what arrived by uuid; refuses what the contract refuses. */
class Server {
  notes: Item[] = [];
  ended: string[] = [];
  begun = new Set<string>();
  arrived = new Map<string, Item>();
  take: Sender = async (_db, item) => {
    const { lane, kind, body } = item;
    if (kind === "begin") {
      const other = [...this.begun].find((one) => one !== lane && !this.ended.includes(one));
      if (other) throw refusal(409, "visit_open");
      this.begun.add(lane);
    } else if (kind !== "consent" && !this.begun.has(lane)) throw refusal(409, "visit_unknown");
    if (kind === "end" && !this.ended.includes(lane)) {
      const named = [...Object.values(body.steps as Record<string, string>), ...(body.photos as string[])];
      if (named.some((uuid) => !this.arrived.has(uuid))) throw refusal(409, "visit_waits");
      this.ended.push(lane);
    }
    if (kind === "abandon" && !this.ended.includes(lane)) this.ended.push(lane);
    if (!this.arrived.has(item.uuid)) this.notes.push(item);
    this.arrived.set(item.uuid, item);
    return null;
  };
}

async function wholeVisit(customer = 7): Promise<string> {
  const visit = await start(customer);
  await addPhoto(db, photo(visit), true);
  await addPhoto(db, photo(visit), true);
  await saveStep(db, visit, "talk", { text: "好" });
  await finish(visit);
  return visit;
}

test("a visit arrives whole and in order, whatever is lost on the way", async () => {
  const server = new Server();
  let turn = 0;
  const lossy: Sender = async (base, item) => {
    turn += 1;
    if (turn % 3 === 1) throw refusal(0, "network"); // the request was lost
    await server.take(base, item);
    if (turn % 3 === 2) throw refusal(0, "network"); // the answer was lost
    return null;
  };
  const one = await wholeVisit(7);
  const two = await wholeVisit(8);
  for (let round = 0; round < 60 && (await open(db)).length > 0; round += 1) {
    db.close(); // the browser was closed in between
    db = new PhoneDb(next);
    await hurry(db);
    await flush(db, { sender: lossy });
  }
  expect(await open(db)).toEqual([]);
  expect(server.ended).toEqual([one, two]);
  expect(server.notes.map((item) => [item.lane === one ? 1 : 2, item.kind])).toEqual([
    [1, "begin"],
    [1, "photo"],
    [1, "step"],
    [1, "photo"],
    [1, "step"],
    [1, "end"],
    [2, "begin"],
    [2, "photo"],
    [2, "step"],
    [2, "photo"],
    [2, "step"],
    [2, "end"],
  ]);
});

test("what was being sent when the browser died is sent again under the same uuid", async () => {
  const visit = await start();
  const [item] = await open(db);
  await db.outbox.update(item?.id ?? 0, { state: "sending" });
  db.close();
  db = new PhoneDb(next);
  const server = new Server();
  expect(await flush(db, { sender: server.take })).toMatchObject({ sent: 1, stopped: null });
  expect([...server.arrived.keys()]).toEqual([visit]);
});

test("a refusal holds its own visit only, until the rep has decided", async () => {
  const server = new Server();
  const visit = await wholeVisit();
  const picky: Sender = async (base, item) => {
    if (item.kind === "photo") throw refusal(422, "photo_too_large");
    return server.take(base, item);
  };
  expect((await flush(db, { sender: picky })).wake).toBeNull();
  const refused = (await open(db)).filter((one) => one.state === "refused");
  expect(refused.map((one) => one.error?.code)).toEqual(["photo_too_large"]);
  await agree(db, 2);
  expect((await flush(db, { sender: picky })).sent).toBe(1);

  for (const item of refused) await discard(db, item.id);
  const rest = await open(db);
  const gone = refused[0]?.uuid;
  expect(JSON.stringify(rest.map((one) => one.body))).not.toContain(gone);
  for (const item of rest.filter((one) => one.state === "refused")) await retry(db, item.id);
  await flush(db, { sender: server.take });
  expect(server.ended).toEqual([visit]);
});

test("discarding the check-in discards the visit, and nothing else", async () => {
  const one = await wholeVisit(7);
  const two = await wholeVisit(8);
  const first = (await open(db))[0];
  await discard(db, first?.id ?? 0);
  expect(await db.visits.toCollection().primaryKeys()).toEqual([two]);
  expect(await db.photos.where("visit").equals(one).count()).toBe(0);
  expect((await open(db)).every((item) => item.lane === two)).toBe(true);
});

test("a new answer takes the place of one that was not sent; afterwards it goes behind", async () => {
  const visit = await start();
  await saveStep(db, visit, "talk", { text: "一" });
  await saveStep(db, visit, "talk", { text: "二" });
  expect((await open(db)).map((one) => (one.body.answer as { text: string } | undefined)?.text)).toEqual([
    undefined,
    "二",
  ]);
  const server = new Server();
  await flush(db, { sender: server.take });
  await saveStep(db, visit, "talk", { text: "三" });
  await finish(visit);
  await flush(db, { sender: server.take });
  expect(server.ended).toEqual([visit]);
  expect(server.notes.filter((one) => one.kind === "step").length).toBe(2);
});

test("one visit at a time; one given up makes room", async () => {
  const visit = await start();
  await expect(start(8)).rejects.toBeInstanceOf(VisitUnderWay);
  await abandon(db, visit, "店主不在");
  expect(await openVisit(db)).toBeUndefined();
  await start(8);
});

test("an end that the server did not take can be completed", async () => {
  const server = new Server();
  const visit = await wholeVisit();
  const strict: Sender = async (base, item) => {
    if (item.kind === "end") throw refusal(422, "visit_steps_missing");
    return server.take(base, item);
  };
  await flush(db, { sender: strict });
  expect(await reopen(db, visit)).toBe(true);
  await saveStep(db, visit, "talk", { text: "补" });
  await finish(visit);
  await flush(db, { sender: server.take });
  expect(server.ended).toEqual([visit]);
  expect(await reopen(db, visit)).toBe(false);
});

test("a picture taken out is neither sent nor named", async () => {
  const visit = await start();
  const [keep, drop] = [photo(visit), photo(visit)];
  await addPhoto(db, keep, true);
  await addPhoto(db, drop, true);
  await removePhoto(db, drop.uuid, true);
  await finish(visit);
  const items = await open(db);
  expect(items.filter((one) => one.kind === "photo").map((one) => one.uuid)).toEqual([keep.uuid]);
  expect(items.at(-1)?.body.photos).toEqual([keep.uuid]);
  expect(items.find((one) => one.kind === "step")?.body.answer).toEqual({ photos: [keep.uuid] });
});

test("nobody signed in, or somebody else: nothing is lost and nothing is tried", async () => {
  await wholeVisit();
  const before = (await open(db)).length;
  const out: Sender = async () => {
    throw refusal(409, "other_user");
  };
  expect(await flush(db, { sender: out })).toMatchObject({ stopped: "signed_out", wake: null });
  const other = new PhoneDb(next + 1000);
  expect(await open(other)).toEqual([]);
  await other.delete();
  expect((await open(db)).length).toBe(before);
  expect((await open(db)).every((one) => one.state === "waiting")).toBe(true);
});

test("no way to the server: it stops at once and comes back later", async () => {
  await wholeVisit(7);
  await wholeVisit(8);
  let asked = 0;
  const down: Sender = async () => {
    asked += 1;
    throw refusal(0, "network");
  };
  const outcome = await flush(db, { sender: down });
  expect(asked).toBe(1);
  expect(outcome.wake ?? 0).toBeGreaterThan(Date.now());
});

test("two flushes at once send each thing once", async () => {
  await wholeVisit();
  const server = new Server();
  let sends = 0;
  const slow: Sender = async (base, item) => {
    sends += 1;
    await new Promise((done) => setTimeout(done, 5));
    return server.take(base, item);
  };
  const [one, two] = await Promise.all([flush(db, { sender: slow }), flush(db, { sender: slow })]);
  expect([one.stopped, two.stopped].sort()).toEqual(["busy", null].sort());
  expect(sends).toBe(server.notes.length);
});

test("pictures go when the server has the visit, the rest after a week; what is queued never", async () => {
  const server = new Server();
  const visit = await wholeVisit();
  await prune(db, Date.now() + 30 * 86_400_000);
  expect((await open(db)).length).toBeGreaterThan(0);
  await flush(db, { sender: server.take });
  await prune(db);
  expect((await db.photos.where("visit").equals(visit).first())?.bytes).toBeNull();
  await prune(db, Date.now() + 8 * 86_400_000);
  expect([await db.visits.count(), await db.photos.count(), await db.outbox.count()]).toEqual([0, 0, 0]);
});
