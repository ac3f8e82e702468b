// The own report without a network: the sheet as it was last seen, what is being written, and its confirmation in the queue.
import type { Kind, Sheet, Words } from "@/api/reports";
import { addDays } from "@/domain/dates";
import type { PhoneDb } from "@/offline/db";
import { keptPack, serverNow } from "@/offline/pack";
import { open, put } from "@/offline/queue";
import type { Item, LocalVisit } from "@/offline/types";
import { deviceNow, newUuid } from "@/offline/visit";

const KEEP = 62; // days for which sheets are kept: this month's and the last one's
const FIELDS = ["judgement", "next_plan", "note", "area", "weather"] as const;

/** First day of the span in which a day lies. */
export function startOf(kind: Kind, day: string): string {
  if (kind === "day") return day;
  if (kind === "month") return `${day.slice(0, 7)}-01`;
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
export const laneOf = (kind: Kind, start: string) => `report/${kind}/${start}`;

/** Keeps a sheet as the server showed it; those of long ago go. */
export async function keepSheet(db: PhoneDb, sheet: Sheet): Promise<void> {
  await db.transaction("rw", db.kept, async () => {
    const oldest = addDays(sheet.as_of.slice(0, 10), -KEEP);
    const known = await db.kept.where("key").startsWith("report/").primaryKeys();
    await db.kept.bulkDelete(known.filter((key) => key.slice(-10) < oldest));
    await db.kept.put({ key: laneOf(sheet.kind, sheet.start), value: sheet });
  });
}

export interface ReportHere {
  start: string;
  today: string;
  /** milliseconds that the server is ahead of this device */
  now: string;
  sheet: Sheet | null;
  draft: Words | null;
  /** confirmed here, and not on the server yet */
  item: Item | null;
  /** visits of the day of which the server does not have everything yet */
  visits: LocalVisit[];
}

/** All that this phone knows of a report; of today's where no day is named. */
export async function reportHere(
  db: PhoneDb,
  kind: Kind,
  day: string | null,
  dayOf: (at: Date) => string,
): Promise<ReportHere> {
  const now = serverNow(await keptPack(db));
  const today = dayOf(now);
  const start = startOf(kind, day ?? today);
  const lane = laneOf(kind, start);
  const queue = await open(db);
  const waiting = new Set(queue.map((one) => one.lane));
  const visits = kind === "day" ? await db.visits.orderBy("at").toArray() : [];
  return {
    start,
    today,
    now: now.toISOString(),
    sheet: ((await db.kept.get(lane))?.value as Sheet | undefined) ?? null,
    draft: ((await db.drafts.get(lane))?.value as Words | undefined) ?? null,
    item: queue.find((one) => one.lane === lane) ?? null,
    visits: visits.filter((one) => waiting.has(one.uuid) && dayOf(new Date(one.at)) === start),
  };
}

export const keepDraft = (db: PhoneDb, kind: Kind, start: string, words: Words) =>
  db.drafts.put({ key: laneOf(kind, start), value: words });

interface Seen {
  kind: Kind;
  start: string;
  version: number;
  as_of: string | null;
}

/** Confirms it on the phone: what was confirmed before and not sent gives way. The words leave the draft for the queue. */
export async function confirmReport(db: PhoneDb, seen: Seen, words: Words): Promise<void> {
  const lane = laneOf(seen.kind, seen.start);
  await db.transaction("rw", db.outbox, db.drafts, async () => {
    const [uuid, at] = [newUuid(), deviceNow()];
    const former = await db.outbox.where("lane").equals(lane).toArray();
    await db.outbox.bulkDelete(former.filter((one) => one.state === "waiting" || one.state === "refused").map(idOf));
    const told = Object.fromEntries(FIELDS.map((name) => [name, words[name]]));
    const { kind, start: day, version, as_of: seen_at } = seen;
    const body = { uuid, kind, day, version, at, seen_at, ...told };
    await put(db, { lane, kind: "report", path: "/reports/mine/confirmation", body, uuid, at });
    await db.drafts.delete(lane);
  });
}
const idOf = (item: Item) => item.id;

export const wordsIn = (item: Item): Words =>
  Object.fromEntries(FIELDS.map((name) => [name, String(item.body[name] ?? "")])) as unknown as Words;

/** Back to writing: what was confirmed is a draft again. False when it is on its way or there already. */
export const reopenReport = (db: PhoneDb, id: number): Promise<boolean> =>
  db.transaction("rw", db.outbox, db.drafts, async () => {
    const item = await db.outbox.get(id);
    if (!item || (item.state !== "waiting" && item.state !== "refused")) return false;
    await db.drafts.put({ key: item.lane, value: wordsIn(item) });
    await db.outbox.delete(id);
    return true;
  });

/** What a person begins with where the server has not been asked: nothing is known but the day. */
export const blankSheet = (kind: Kind, start: string, member: { id: number; name: string }): Sheet => ({
  id: null,
  version: 0,
  kind,
  start,
  end: start,
  member,
  team: { id: 0, name: "" },
  standing: "free",
  required: false,
  due_at: "",
  submitted_at: null,
  arrived_at: null,
  doubt: "",
  as_of: "",
  judgement: "",
  next_plan: "",
  note: "",
  area: "",
  weather: "",
  area_found: "",
  weather_found: "",
  next_found: "",
  sections: [],
  own: true,
  can_take_back: false,
  can_export: false,
  before: addDays(start, -1),
  after: addDays(start, 1),
  comments: [],
});
