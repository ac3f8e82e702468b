import { expect, test } from "vitest";
import { dropped } from "@/features/org/drop";
import type { Team } from "@/features/org/queries";

const team = (id: number, parent: number | null, closed = false): Team => ({
  id,
  parent_id: parent,
  name: `团队${id}`,
  kind: "team",
  depth: 0,
  position: id,
  manager: null,
  members: 0,
  total: 0,
  children: 0,
  opened_on: null,
  closed_on: closed ? "2026-01-01" : null,
  version: 1,
});
// 1 ─ 2 ─ 4, 5; 3 ─ 6 (closed)
const tree = [team(1, null), team(2, 1), team(4, 2), team(5, 2), team(3, 1), team(6, 3, true)];
const short = (...args: [number, number, "before" | "after" | null]) => {
  const found = dropped(tree, ...args);
  return found && [found.parent.id, ...found.order];
};

test("onto a team it goes under it, into a gap beside its neighbour", () => {
  expect(short(4, 3, null)).toEqual([3, 4]);
  expect(short(4, 3, "before")).toEqual([1, 2, 4, 3]);
  expect(short(4, 5, "after")).toEqual([2, 5, 4]);
});

test("never under itself, never the root, never into a closed team, and nothing for no change", () => {
  for (const [moved, onto, gap] of [
    [2, 4, null],
    [2, 2, null],
    [1, 3, null],
    [4, 6, null],
    [4, 1, "after"],
    [4, 2, null],
    [4, 5, "before"],
    [6, 2, null],
  ] as const)
    expect(short(moved, onto, gap), `${moved} to ${onto}`).toBeNull();
});
