// Rebalancing's difference and the week: what is asked for, what is shown.
import { describe, expect, it } from "vitest";
import type { Need } from "@/features/targets/ahead";
import { wishOf } from "@/features/targets/NeedsPanel";
import { complete } from "@/features/targets/RebalanceDialog";
import { ahead } from "@/features/targets/RebalanceDifference";
import { reach } from "@/features/targets/WhatIfSliders";

const need: Need = {
  kind: "left",
  target: 1,
  team: 2,
  member: 3,
  name: "小李",
  amount: 100,
  since: "2026-07-01",
  until: null,
  reason: "",
};

describe("rebalancing", () => {
  it("begins with what the list found", () => {
    expect(wishOf(need)).toEqual({ kind: "handover", since: "2026-07-01", until: null, member: 3 });
    expect(wishOf({ ...need, kind: "away", until: "2026-07-31" })).toMatchObject({
      kind: "handover",
      until: "2026-07-31",
    });
    expect(wishOf({ ...need, kind: "short" }).kind).toBe("shortfall");
  });
  it("asks only when there is enough to ask", () => {
    expect(complete({ kind: "handover", since: "2026-07-01" })).toBe(false);
    expect(complete({ kind: "handover", since: "2026-07-01", team: 2 })).toBe(false);
    expect(complete({ kind: "shortfall", since: "2026-07-01", team: 2 })).toBe(true);
    expect(complete({ kind: "amount", since: "2026-07-01", member: 3 })).toBe(false);
    expect(complete({ kind: "amount", since: "2026-07-01", member: 3, amount: 0 })).toBe(true);
  });
  it("shows the rest of the year from the day's month on", () => {
    expect(ahead([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "2026-11-22")).toBe(23);
  });
});

describe("sliders", () => {
  it("reach as far as makes sense", () => {
    expect([reach("win", 0.2), reach("deal", 500), reach("deal", 0), reach("cycle", 60)]).toEqual([
      1, 1500, 10_000_000, 180,
    ]);
  });
});
