// The report in the queue: kept while it is typed, behind the visits, sent once, back to writing without losing a word.
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Sheet, Words } from "@/api/reports";
import { PhoneDb } from "@/offline/db";
import { flush, type Sender } from "@/offline/flush";
import { open } from "@/offline/queue";
import {
  blankSheet,
  confirmReport,
  keepDraft,
  keepSheet,
  reopenReport,
  reportHere,
  startOf,
  wordsIn,
} from "@/offline/report";
import { nextOf, wakeAt } from "@/offline/rules";
import type { Item } from "@/offline/types";
import { begin, end } from "@/offline/visit";
import { refusal } from "@/test/queue-server";

let db: PhoneDb;
let next = 9000;
beforeEach(() => {
  next += 1;
  db = new PhoneDb(next);
});
afterEach(() => db.delete());

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const TODAY = dayOf(new Date());
const words = (judgement: string): Words => ({ judgement, next_plan: "明天", note: "", area: "", weather: "晴" });
const seen = { kind: "day" as const, start: TODAY, version: 3, as_of: "2026-05-12T08:00:00Z" };
const here = () => reportHere(db, "day", null, dayOf);
async function visit(customer: number, over = true): Promise<string> {
  const none = { position: null, why_no_position: "地下室", distance: null, within: null, device: {} };
  const of = { customer: { id: customer, name: `客户${customer}` }, plan_id: null, type: null, steps: [] };
  const uuid = await begin(db, { ...of, ...none, purpose: "order" });
  const said = { result: "好", category: "existing" as const, next_visit_at: null, note: "", weather: "" };
  if (over) await end(db, uuid, { position: null, why_no_position: "", ...said });
  return uuid;
}

test("weeks begin on Monday, months with the first", () => {
  expect(startOf("week", "2026-11-22")).toBe("2026-11-16");
  expect(startOf("week", "2026-11-16")).toBe("2026-11-16");
  expect(startOf("month", "2026-11-22")).toBe("2026-11-01");
  expect(startOf("day", "2026-11-22")).toBe("2026-11-22");
});

test("what is typed survives a closed browser, and leaves the draft with the confirmation", async () => {
  await keepDraft(db, "day", TODAY, words("先写"));
  db.close();
  db = new PhoneDb(next);
  expect((await here()).draft?.judgement).toBe("先写");
  await confirmReport(db, seen, words("写完"));
  const found = await here();
  expect([found.draft, found.item && wordsIn(found.item).judgement]).toEqual([null, "写完"]);
  expect(found.item?.body).toMatchObject({ kind: "day", day: TODAY, version: 3, seen_at: seen.as_of });
});

test("it goes behind the visits that were queued before it, and brings the sheet back", async () => {
  const before = await visit(7);
  await confirmReport(db, seen, words("好"));
  const after = await visit(8);
  const order: string[] = [];
  const sheet = { ...blankSheet("day", TODAY, { id: 1, name: "小李" }), as_of: `${TODAY}T10:00:00Z`, judgement: "好" };
  let lost = 0;
  const sender: Sender = async (_db, item) => {
    if (item.lane === before && lost === 0) {
      lost += 1;
      throw refusal(409, "visit_waits"); // has to wait a little
    }
    order.push(item.kind === "report" ? "report" : item.lane);
    return item.kind === "report" ? sheet : null;
  };
  await flush(db, { sender });
  await db.outbox.where("state").equals("waiting").modify({ next_try: 0 });
  await flush(db, { sender });
  expect(order.filter((one) => one === before).length).toBe(2);
  expect(order.lastIndexOf(before)).toBeLessThan(order.indexOf("report"));
  expect(order).toContain(after);
  expect((await here()).sheet?.judgement).toBe("好");
  expect((await here()).item).toBeNull();
});

test("a visit that is refused, or never gets through, does not hold the report for ever", () => {
  const item = (id: number, lane: string, more: Partial<Item>) =>
    ({ id, lane, kind: "begin", state: "waiting", tries: 0, next_try: 0, ...more }) as Item;
  const report = item(9, "report", { kind: "report" });
  expect(nextOf([item(1, "a", { next_try: 500 }), report], 100)).toBeNull();
  expect(wakeAt([item(1, "a", { next_try: 500 }), report])).toBe(500);
  expect(nextOf([item(1, "a", { state: "refused" }), item(2, "a", {}), report], 100)).toBe(report);
  expect(nextOf([item(1, "a", { next_try: 500, tries: 8 }), report], 100)).toBe(report);
  expect(nextOf([report, item(10, "a", { next_try: 500 })], 100)).toBe(report);
});

test("lost answers: the same uuid goes again; confirming anew is another one, and the former is not sent", async () => {
  await confirmReport(db, seen, words("一"));
  const uuids: unknown[] = [];
  const lossy: Sender = async (_db, item) => {
    uuids.push(item.body.uuid);
    if (uuids.length < 3) throw refusal(0, "network");
    return null;
  };
  await flush(db, { sender: lossy });
  await db.outbox.where("state").equals("waiting").modify({ next_try: 0 });
  await flush(db, { sender: lossy });
  expect(new Set(uuids).size).toBe(1);
  await confirmReport(db, seen, words("二"));
  expect((await open(db)).map((one) => one.body.judgement)).toEqual(["二"]);
  await flush(db, { sender: lossy });
  expect(new Set(uuids).size).toBe(2);
});

test("refused: back to writing with every word, and confirmed again with what is known now", async () => {
  await confirmReport(db, seen, words("手机上写的"));
  const strict: Sender = async () => {
    throw refusal(409, "report_drafted");
  };
  await flush(db, { sender: strict });
  const { item } = await here();
  expect(item?.state).toBe("refused");
  expect(await reopenReport(db, item?.id ?? 0)).toBe(true);
  expect((await here()).draft?.judgement).toBe("手机上写的");
  expect(await open(db)).toEqual([]);
  await confirmReport(db, { ...seen, version: 4 }, words("手机上写的"));
  expect((await here()).item?.body.version).toBe(4);
});

test("only today's visits that are still here are shown; kept sheets of long ago go", async () => {
  const one = await visit(7, false);
  expect((await here()).visits.map((found) => found.uuid)).toEqual([one]);
  await flush(db, { sender: async () => null });
  expect((await here()).visits).toEqual([]);
  const sheet = (start: string): Sheet => ({
    ...blankSheet("day", start, { id: 1, name: "小李" }),
    as_of: `${TODAY}T10:00:00Z`,
  });
  await keepSheet(db, sheet("2020-01-01"));
  await keepSheet(db, sheet(TODAY));
  expect(await db.kept.toCollection().primaryKeys()).toEqual([`report/day/${TODAY}`]);
});
