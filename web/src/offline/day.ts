// The day as the rep sees it: plans of the pack in the order of the route, with what was done here and what the server
// knows already.
import type { CustomerPack, KeptPack, LocalVisit, PlanPack, VisitOut } from "@/offline/types";

export interface Stop {
  plan: PlanPack;
  customer: CustomerPack;
  state: "planned" | "open" | "done";
  visit: string | null;
  /** when the route says that one is there, seconds of the day */
  arrive: number | null;
}
export interface Past {
  uuid: string;
  customer_name: string;
  started_at: string;
  ended_at: string | null;
  status: "open" | "done" | "abandoned";
  local: boolean;
}
export interface Day {
  stops: Stop[];
  next: Stop | null;
  open: LocalVisit | null;
  due: CustomerPack[];
  past: Past[];
}

const byTime = (one: PlanPack, other: PlanPack) =>
  (one.time ?? "99").localeCompare(other.time ?? "99") || one.id - other.id;

/** Stops of the route in its order; what was planned after it was accepted comes behind them. */
const byRoute = (route: readonly { customer_id: number }[]) => {
  const place = new Map(route.map((one, n) => [one.customer_id, n]));
  const of = (plan: PlanPack) => place.get(plan.customer_id) ?? route.length;
  return (one: PlanPack, other: PlanPack) => of(one) - of(other) || byTime(one, other);
};

export function dayOfPack(
  kept: KeptPack | null,
  visits: readonly LocalVisit[],
  today: string,
  dayOf: (at: string) => string,
): Day {
  const mine = visits.filter((one) => dayOf(one.at) === today || one.status === "open");
  const open = visits.find((one) => one.status === "open") ?? null;
  const customers = new Map((kept?.pack.customers ?? []).map((one) => [one.id, one]));
  const there = kept?.pack.today === today ? kept.pack.done_today : [];
  const route = kept?.pack.route?.[today] ?? [];
  const arrivals = new Map(route.map((one) => [one.customer_id, one.arrive]));
  const stops = (kept?.pack.plans ?? [])
    .filter((one) => one.day === today)
    .sort(byRoute(route))
    .flatMap((plan) => {
      const customer = customers.get(plan.customer_id);
      const arrive = arrivals.get(plan.customer_id) ?? null;
      return customer ? [{ plan, customer, arrive, ...stateOf(plan, mine, there) }] : [];
    });
  const planned = new Set(stops.map((one) => one.customer.id));
  const visited = new Set([...mine, ...there].filter((one) => one.status === "done").map((one) => one.customer_id));
  const due = [...customers.values()].filter(
    (one) => one.due_on !== null && one.due_on <= today && !planned.has(one.id) && !visited.has(one.id),
  );
  return { stops, next: stops.find((one) => one.state === "planned") ?? null, open, due, past: pastOf(mine, there) };
}

function stateOf(
  plan: PlanPack,
  mine: readonly LocalVisit[],
  there: readonly VisitOut[],
): Pick<Stop, "state" | "visit"> {
  const fits = (one: { plan_id?: number | null; customer_id: number }) =>
    one.plan_id === plan.id || (!one.plan_id && one.customer_id === plan.customer_id);
  const here = mine.filter((one) => one.status !== "abandoned").find(fits);
  if (here) return { state: here.status === "open" ? "open" : "done", visit: here.uuid };
  const done = there.filter((one) => one.status === "done").find(fits);
  return { state: done || plan.status === "done" ? "done" : "planned", visit: null };
}

function pastOf(mine: readonly LocalVisit[], there: readonly VisitOut[]): Past[] {
  const known = new Set(mine.map((one) => one.uuid));
  const local = mine
    .filter((one) => one.status !== "open")
    .map((one) => ({
      uuid: one.uuid,
      customer_name: one.customer_name,
      started_at: one.at,
      ended_at: one.ending?.at ?? null,
      status: one.status,
      local: true,
    }));
  const other = there
    .filter((one) => !known.has(one.uuid))
    .map((one) => ({
      uuid: one.uuid,
      customer_name: one.customer_name ?? "",
      started_at: one.started_at,
      ended_at: one.ended_at,
      status: one.status,
      local: false,
    }));
  return [...local, ...other].sort((one, next) => one.started_at.localeCompare(next.started_at));
}
