import { describe, expect, it } from "vitest";
import { said } from "@/domain/signals";

const say = (kind: string, params: Record<string, string | number | boolean>) =>
  said(
    kind,
    params,
    "2026-11-22",
    (day) => day.slice(5),
    (amount) => `¥${amount}`,
  );

describe("a signal as a sentence", () => {
  it("counts days up to today", () => {
    expect(say("stalled", { entered: "2026-11-02", usual: 10, limit: 15, from: "set" })).toEqual({
      key: "stalled.set",
      params: { days: 20, usual: 10, limit: 15 },
    });
    expect(say("silent", { last: "2026-11-01", never: true })).toEqual({
      key: "silent.never",
      params: { last: "11-01", days: 21 },
    });
  });
  it("tells up from down", () => {
    expect(say("amount_changed", { was: "200.00", now: "150.00", days: 30 }).params.percent).toBe("−25%");
    expect(say("amount_changed", { was: "100.00", now: "150.00", days: 30 }).params.percent).toBe("+50%");
  });
  it("knows whether there is anybody to bring in", () => {
    expect(say("no_decision_maker", { known: 0 }).key).toBe("no_decision_maker.unknown");
    expect(say("no_decision_maker", { known: 2 })).toEqual({ key: "no_decision_maker.known", params: { count: 2 } });
  });
});
