// A phone without room: what waits is still sent, each thing once, nothing is lost, and the pages hear of it.
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PhoneDb } from "@/offline/db";
import { flush, type Sender } from "@/offline/flush";
import { hurry, makeRoom, open, retry, standing } from "@/offline/queue";
import { Sync } from "@/offline/sync";
import { begin, end, openVisit } from "@/offline/visit";
import { refusal, QueueServer as Server } from "@/test/queue-server";

let db: PhoneDb;
let next = 5000;
let sync: Sync | null = null;
const loose: unknown[] = [];
const note = (error: unknown) => loose.push(error);
beforeEach(() => {
  next += 1;
  db = new PhoneDb(next);
  loose.length = 0;
  process.on("unhandledRejection", note);
});
afterEach(async () => {
  sync?.stop();
  sync = null;
  vi.restoreAllMocks();
  process.off("unhandledRejection", note);
  await db.delete();
});

const full = () => {
  throw new DOMException("no room", "QuotaExceededError");
};
/** As browsers do: nothing can be put any more, reading and taking out go on. */
function fill(): () => void {
  const spies = [
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(full),
    vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(full),
    vi.spyOn(IDBCursor.prototype, "update").mockImplementation(full),
  ];
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}
const start = (customer = 7) =>
  begin(db, {
    customer: { id: customer, name: `客户${customer}` },
    plan_id: null,
    type: null,
    steps: [],
    purpose: "order",
    position: null,
    why_no_position: "地下室",
    distance: null,
    within: null,
    device: {},
  });
async function wholeVisit(customer: number): Promise<string> {
  const visit = await start(customer);
  const ending = { result: "好", category: "existing" as const, next_visit_at: null, note: "", weather: "" };
  await end(db, visit, { position: null, why_no_position: "", ...ending });
  return visit;
}

test("what waits is sent once also where nothing can be marked", async () => {
  const server = new Server();
  const sent: string[] = [];
  const counting: Sender = async (base, item) => {
    sent.push(item.uuid);
    return server.take(base, item);
  };
  const visits = [await wholeVisit(7), await wholeVisit(8)];
  const room = fill();
  expect(await flush(db, { sender: counting })).toMatchObject({ sent: 4, full: true, stopped: null });
  room();
  expect(server.ended).toEqual(visits);
  expect(new Set(sent).size).toBe(sent.length);
  expect(await open(db)).toEqual([]); // they left the queue instead of being marked
});

test("where not even taking out works it is remembered, and after a restart the same uuid goes again", async () => {
  const server = new Server();
  const visit = await start();
  const room = fill();
  vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(full);
  expect(await flush(db, { sender: server.take })).toMatchObject({ sent: 1, full: true });
  expect(await flush(db, { sender: server.take })).toMatchObject({ sent: 0, stopped: null });
  expect((await open(db)).map((one) => one.uuid)).toEqual([visit]);
  expect(await standing(db)).toEqual([]);
  room();
  vi.restoreAllMocks();
  await flush(db, { sender: server.take }); // there is room again: written down now
  expect(await open(db)).toEqual([]);
  expect(server.notes.length).toBe(1);
});

test("an answer changed while it was sent without a mark is sent, too", async () => {
  const visit = await start();
  let room = fill();
  const sent: string[] = [];
  const meanwhile: Sender = async (base, item) => {
    sent.push(item.uuid);
    if (item.uuid !== visit) return null;
    room();
    await base.outbox.update(item.id, { uuid: "changed" });
    room = fill();
    return null;
  };
  await flush(db, { sender: meanwhile });
  expect(sent).toEqual([visit, "changed"]);
});

test("a refusal that cannot be written down is shown, and waits for the rep", async () => {
  await start();
  const server = new Server();
  const room = fill();
  let asked = 0;
  const strict: Sender = async () => {
    asked += 1;
    throw refusal(422, "not_fitting");
  };
  await flush(db, { sender: strict });
  await flush(db, { sender: strict });
  expect(asked).toBe(1);
  expect((await standing(db)).map((one) => [one.state, one.error?.code])).toEqual([["refused", "not_fitting"]]);
  room();
  const [item] = await open(db);
  await retry(db, item?.id ?? 0);
  expect((await flush(db, { sender: server.take })).sent).toBe(1);
});

test("no network on a full phone: it stops, keeps everything and goes on later", async () => {
  await wholeVisit(7);
  const server = new Server();
  fill();
  const down: Sender = async () => {
    throw refusal(0, "network");
  };
  const outcome = await flush(db, { sender: down });
  expect(outcome).toMatchObject({ stopped: "no_server", full: true });
  expect(outcome.wake ?? 0).toBeGreaterThan(Date.now());
  await hurry(db);
  expect((await flush(db, { sender: server.take })).sent).toBe(2);
});

test("taking out makes room: what the server has goes, what waits stays", async () => {
  const server = new Server();
  const over = await wholeVisit(7);
  await flush(db, { sender: server.take });
  const waits = await wholeVisit(8);
  fill();
  await makeRoom(db);
  expect([...new Set((await db.outbox.toArray()).map((one) => one.lane))]).toEqual([waits]);
  expect(await db.visits.get(over)).toBeDefined(); // the day still shows it
});

test("the pages hear of it, nothing ends in an unhandled error, and the work fails with its words", async () => {
  vi.stubGlobal("navigator", { ...navigator, onLine: false, locks: undefined });
  await start();
  fill();
  sync = new Sync(db);
  sync.start();
  expect(await sync.keep(() => db.drafts.put({ key: "a", value: 1 }))).toBe(false);
  await vi.waitFor(() => expect(sync?.state.room.full).toBe(true));
  await new Promise((done) => setTimeout(done, 50));
  expect(sync.state.wake).not.toBeNull();
  expect(loose).toEqual([]);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  expect(await openVisit(db)).toBeDefined();
});
