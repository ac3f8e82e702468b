import { describe, expect, it } from "vitest";
import { dayByKey, weekdayOf, weeksOf } from "@/domain/calendar";
import { addDays } from "@/domain/dates";

const days = (first: string, count: number) => Array.from({ length: count }, (_, n) => ({ day: addDays(first, n) }));

describe("weeksOf", () => {
  it("starts weeks on Monday and fills the ends", () => {
    const weeks = weeksOf(days("2026-03-01", 31)); // 1 March 2026 is a Sunday
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.map((one) => one?.day ?? "")).toEqual(["", "", "", "", "", "", "2026-03-01"]);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks.flat().filter(Boolean)).toHaveLength(31);
  });
  it("needs no filling where a month is four whole weeks", () => {
    expect(weeksOf(days("2027-02-01", 28)).flat()).toHaveLength(28);
  });
});

describe("dayByKey", () => {
  it.each([
    ["2026-03-31", "ArrowRight", "2026-04-01"],
    ["2026-03-02", "ArrowUp", "2026-02-23"],
    ["2026-03-31", "PageUp", "2026-02-28"],
    ["2026-10-31", "PageDown", "2026-11-30"],
    ["2026-03-04", "Home", "2026-03-02"],
    ["2026-03-04", "End", "2026-03-08"],
  ])("%s %s → %s", (day, key, next) => expect(dayByKey(day, key)).toBe(next));
  it("stays inside the year", () => {
    expect(dayByKey("2026-01-01", "ArrowLeft")).toBe("2026-01-01");
    expect(dayByKey("2026-12-31", "PageDown")).toBe("2026-12-31");
  });
  it("leaves other keys alone", () => expect(dayByKey("2026-01-01", "a")).toBeNull());
});

it("counts weekdays from Monday", () => {
  expect([weekdayOf("2026-03-02"), weekdayOf("2026-03-01")]).toEqual([1, 7]);
});
