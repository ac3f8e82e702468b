import { expect, test } from "vitest";
import { daysOf, span } from "@/features/visits/days";

test("a week goes from Monday to Sunday", () => {
  expect(span("2026-11-25", "week")).toEqual(["2026-11-23", "2026-11-29"]);
  expect(span("2026-11-29", "week")).toEqual(["2026-11-23", "2026-11-29"]);
});

test("a month is shown in whole weeks, six at most", () => {
  expect(span("2026-11-25", "month")).toEqual(["2026-10-26", "2026-12-06"]);
  for (let month = 1; month <= 12; month++) {
    const [first, last] = span(`2027-${String(month).padStart(2, "0")}-15`, "month");
    const days = daysOf(first, last);
    expect(days.length % 7).toBe(0);
    expect(days.length).toBeLessThanOrEqual(42);
  }
});
