// The day pack: what the phone needs for today and the next days without a network, and the clock of the server.
import { api } from "@/api/client";
import { ApiError } from "@/api/errors";
import type { PhoneDb } from "@/offline/db";
import type { KeptPack, LocalVisit, Pack, VisitOut } from "@/offline/types";

const KEY = "pack";
const DAYS = 3;

export const keptPack = async (db: PhoneDb): Promise<KeptPack | null> =>
  ((await db.kept.get(KEY))?.value as KeptPack | undefined) ?? null;

/** The moment by the server's clock, as far as this device knows it. */
export const serverNow = (kept: KeptPack | null) => new Date(Date.now() + (kept?.skew ?? 0));

/** Asks for the pack; without a network, or without the permission, the kept one stays. */
export async function refreshPack(db: PhoneDb): Promise<Pack | null> {
  try {
    const pack = await api.get<Pack>("/visits/pack", { days: DAYS });
    const got_at = Date.now();
    const kept: KeptPack = { pack, got_at, skew: Date.parse(pack.made_at) - got_at };
    await db.transaction("rw", db.kept, db.visits, db.outbox, async () => {
      await db.kept.put({ key: KEY, value: kept });
      await adopt(db, pack);
    });
    return pack;
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

/** A visit left open on another device can be ended here; one ended there is no longer open here. */
async function adopt(db: PhoneDb, pack: Pack): Promise<void> {
  const open = await db.visits.where("status").equals("open").toArray();
  const there = pack.open_visit;
  for (const visit of open) {
    const finished = pack.done_today.find((one) => one.uuid === visit.uuid);
    if (finished) await db.visits.update(visit.uuid, { status: finished.status });
    else if (visit.elsewhere && there?.uuid !== visit.uuid) await db.visits.delete(visit.uuid);
  }
  if (there && !(await db.visits.get(there.uuid)) && (await db.visits.where("status").equals("open").count()) === 0)
    await db.visits.add(fromServer(there, pack));
}

function fromServer(visit: VisitOut, pack: Pack): LocalVisit {
  const type = pack.types.find((one) => one.version_id === visit.type_version_id);
  return {
    uuid: visit.uuid,
    customer_id: visit.customer_id,
    customer_name: visit.customer_name ?? pack.customers.find((one) => one.id === visit.customer_id)?.name ?? "",
    plan_id: visit.plan_id ?? null,
    type_version_id: visit.type_version_id ?? null,
    type_name: type?.name ?? "",
    steps: type?.steps ?? [],
    purpose: visit.purpose ?? "serve",
    at: visit.started_at,
    position: null,
    why_no_position: "",
    distance: visit.distance,
    within: visit.within,
    answers: Object.fromEntries(
      Object.entries(visit.steps).map(([key, uuid]) => [key, { uuid, at: visit.started_at, answer: {} }]),
    ),
    status: "open",
    ending: null,
    elsewhere: true,
  };
}
