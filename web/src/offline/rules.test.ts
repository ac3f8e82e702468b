import { expect, test } from "vitest";
import { countsOf, nextOf, pause, verdictOf, wakeAt } from "@/offline/rules";
import type { Item } from "@/offline/types";

const item = (id: number, lane: string, more: Partial<Item> = {}): Item => ({
  id,
  lane,
  kind: "step",
  path: "",
  body: {},
  step: "",
  uuid: String(id),
  at: "",
  state: "waiting",
  tries: 0,
  next_try: 0,
  error: null,
  ...more,
});

test.each([
  [401, "not_signed_in", "signed_out"],
  [409, "other_user", "signed_out"],
  [0, "network", "no_server"],
  [503, "database_down", "no_server"],
  [429, "too_many", "no_server"],
  [500, "internal", "again"],
  [409, "visit_waits", "again"],
  [409, "visit_open", "again"],
  [409, "visit_unknown", "again"],
  [409, "visit_notice", "again"],
  [422, "photo_damaged", "again"],
  [409, "uuid_reused", "refused"],
  [404, "not_found", "refused"],
  [422, "visit_steps_missing", "refused"],
])("%i %s: %s", (status, code, verdict) => {
  expect(verdictOf(status, code)).toBe(verdict);
});

test("the pause doubles and ends at five minutes", () => {
  expect([1, 2, 3, 4].map((tries) => pause(tries, 0.5))).toEqual([2000, 4000, 8000, 16000]);
  expect(pause(40, 0.5)).toBe(300_000);
  for (const chance of [0, 0.3, 0.999]) expect(Math.abs(pause(3, chance) - 8000)).toBeLessThanOrEqual(1600);
});

test("the order is kept within a lane; another lane passes one that waits or is refused", () => {
  const refused = [item(1, "a", { state: "refused" }), item(2, "a"), item(3, "b"), item(4, "b")];
  expect(nextOf(refused, 10)?.id).toBe(3);
  const waiting = [item(1, "a", { next_try: 50 }), item(2, "a"), item(3, "b", { next_try: 20 })];
  expect(nextOf(waiting, 10)).toBeNull();
  expect(nextOf(waiting, 20)?.id).toBe(3);
  expect(nextOf([item(1, "a", { state: "done" }), item(2, "a")], 10)?.id).toBe(2);
});

test("it wakes for the first of each lane, and not for what only the rep can decide", () => {
  expect(wakeAt([item(1, "a", { next_try: 50 }), item(2, "a", { next_try: 5 }), item(3, "b", { next_try: 30 })])).toBe(
    30,
  );
  expect(wakeAt([item(1, "a", { state: "refused" }), item(2, "a")])).toBeNull();
  expect(wakeAt([])).toBeNull();
});

test("what is being sent counts as waiting", () => {
  const all = [item(1, "a", { state: "sending" }), item(2, "a"), item(3, "b", { state: "refused" })];
  expect(countsOf([...all, item(4, "c", { state: "done" })])).toEqual({ waiting: 2, refused: 1 });
});
