import { expect, test } from "vitest";
import { whyOf } from "@/domain/standing";

const TODAY = "2026-11-23";

test("nothing needs no word", () => {
  expect(whyOf({ visit_due_on: TODAY, attention: "" }, TODAY)).toEqual([]);
});

test("a visit is overdue from the day after it was due", () => {
  expect(whyOf({ visit_due_on: "2026-11-20" }, TODAY)).toEqual([{ kind: "visit", days: 3, every: null }]);
});

test("late in both says both, with what was to be expected", () => {
  const values = {
    attention: "both",
    won_last: "2026-09-24",
    buy_expected: "20.6",
    // 1 November 2 o'clock in Shanghai
    last_followup_at: "2026-10-31T18:00:00Z",
    contact_expected: 7,
  };
  expect(whyOf(values, TODAY)).toEqual([
    { kind: "buying", days: 60, every: 21 },
    { kind: "contact", days: 22, every: 7 },
  ]);
});

test("dormant since the later of purchase and contact", () => {
  const values = { attention: "dormant", won_last: "2026-01-01", last_followup_at: "2026-02-01T04:00:00Z" };
  expect(whyOf(values, TODAY)).toEqual([{ kind: "dormant", days: 295, every: null }]);
});
