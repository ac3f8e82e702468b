// Everybody's week: what is shown, who is chosen at first, what is sent.
import { describe, expect, it } from "vitest";
import { type CrewMember, cellOf, kindsOf, meant, usualChoice, wishes } from "@/features/targets/crew";
import { sums } from "@/features/targets/WeekStrip";

const rates = { target: 10, actual: 0, win: 0.3, deal: 100, cycle: 60, closed: 4, won: 1, team: 1, team_name: "一组" };
const person = (member: number, changes: Partial<CrewMember> = {}): CrewMember => ({
  ...rates,
  member,
  name: `p${member}`,
  remaining: 10,
  items: [
    { kind: "visits", total: 30, per_week: 6, by: "2026-12-31", late: false },
    { kind: "deals", total: 5, per_week: 1, by: "2026-10-01", late: false },
  ],
  now: {},
  can_save: true,
  ...changes,
});

describe("everybody's week", () => {
  const people = [person(1), person(2, { remaining: 0 }), person(3, { items: [], now: { calls: 4 } })];
  it("chooses those whose week can be worked out", () => {
    expect(usualChoice([...people, person(4, { can_save: false })])).toEqual([1]);
  });
  it("shows the kinds that somebody needs or has, in one order", () => {
    expect(kindsOf(people)).toEqual(["visits", "calls", "deals"]);
  });
  it("sends what is typed, else what was worked out, and nobody of whom nothing is known", () => {
    const typed = { [cellOf(1, "visits")]: 0 };
    expect(wishes(people, new Set([1, 3]), typed)).toEqual([
      {
        member: 1,
        items: [
          { kind: "visits", per_week: 0 },
          { kind: "deals", per_week: 1 },
        ],
      },
    ]);
    expect(meant(person(3, { items: [] }), "visits", {})).toBeNull();
  });
  it("adds up the week of a team", () => {
    const one = (kind: "visits" | "calls", per_week: number, done: number) => ({ kind, per_week, done, drill: null });
    const week = [
      { member: 1, name: "a", items: [one("calls", 5, 6), one("visits", 3, 1)] },
      { member: 2, name: "b", items: [one("visits", 4, 4)] },
    ];
    expect(sums(week)).toEqual([
      { kind: "visits", per_week: 7, done: 5 },
      { kind: "calls", per_week: 5, done: 6 },
    ]);
  });
});
