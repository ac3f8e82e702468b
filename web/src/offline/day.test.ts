import { expect, test } from "vitest";
import { dayOfPack } from "@/offline/day";
import type { CustomerPack, KeptPack, LocalVisit, PlanPack, VisitOut } from "@/offline/types";

const TODAY = "2026-11-23";
const customer = (id: number, more: Partial<CustomerPack> = {}) =>
  ({ id, name: `客户${id}`, due_on: null, ...more }) as CustomerPack;
const plan = (id: number, customer_id: number, more: Partial<PlanPack> = {}) =>
  ({ id, customer_id, day: TODAY, time: null, status: "planned", purpose: "serve", ...more }) as PlanPack;
const visit = (uuid: string, customer_id: number, more: Partial<LocalVisit> = {}) =>
  ({
    uuid,
    customer_id,
    customer_name: "",
    plan_id: null,
    at: `${TODAY}T08:00:00Z`,
    status: "done",
    ...more,
  }) as LocalVisit;
const kept = (more: object) =>
  ({
    pack: {
      today: TODAY,
      customers: [
        customer(1),
        customer(2),
        customer(3, { due_on: "2026-11-20" }),
        customer(4, { due_on: "2026-12-01" }),
      ],
      plans: [plan(11, 1), plan(12, 2, { time: "09:30" }), plan(13, 1, { day: "2026-11-24" })],
      done_today: [],
      ...more,
    },
    got_at: 0,
    skew: 0,
  }) as unknown as KeptPack;
const day = (pack: KeptPack | null, visits: LocalVisit[] = []) =>
  dayOfPack(pack, visits, TODAY, (at) => at.slice(0, 10));

test("the plans of today by their time, the next one first, and who is due besides", () => {
  const found = day(kept({}));
  expect(found.stops.map((one) => one.plan.id)).toEqual([12, 11]);
  expect(found.next?.plan.id).toBe(12);
  expect(found.due.map((one) => one.id)).toEqual([3]);
});

test("an accepted route gives the order, what was planned after it comes behind", () => {
  const route = {
    [TODAY]: [
      { customer_id: 3, arrive: 32400 },
      { customer_id: 1, arrive: 36000 },
    ],
  };
  const found = day(kept({ plans: [plan(11, 1), plan(12, 2, { time: "08:30" }), plan(14, 3)], route }));
  expect(found.stops.map((one) => [one.plan.id, one.arrive])).toEqual([
    [14, 32400],
    [11, 36000],
    [12, null],
  ]);
  expect(found.next?.plan.id).toBe(14);
});

test("what was done here or elsewhere is done; what was given up is still to do", () => {
  const found = day(
    kept({ done_today: [{ uuid: "s", customer_id: 1, plan_id: 11, status: "done", started_at: TODAY } as VisitOut] }),
    [visit("a", 2, { status: "abandoned" }), visit("b", 3)],
  );
  expect(found.stops.map((one) => [one.plan.id, one.state])).toEqual([
    [12, "planned"],
    [11, "done"],
  ]);
  expect(found.due).toEqual([]);
  expect(found.past.map((one) => [one.uuid, one.local])).toContainEqual(["s", false]);
});

test("an open visit is that of its plan, also from yesterday", () => {
  const found = day(kept({}), [visit("a", 2, { status: "open", at: "2026-11-22T23:00:00Z", plan_id: 12 })]);
  expect(found.open?.uuid).toBe("a");
  expect(found.stops[0]).toMatchObject({ state: "open", visit: "a" });
  expect(found.next?.plan.id).toBe(11);
});

test("without a pack there is no day, and no failure", () => {
  expect(day(null)).toEqual({ stops: [], next: null, open: null, due: [], past: [] });
});
