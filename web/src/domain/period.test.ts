import { describe, expect, it } from "vitest";
import { kindOf, periodAt, periodLabel, shifted } from "@/domain/period";

describe("periods", () => {
  it("are told by their keys", () => {
    expect(["2026", "2026Q4", "2026-11", "2026-11-22"].map(kindOf)).toEqual(["year", "quarter", "month", "day"]);
  });
  it("contain a day", () => {
    expect((["year", "quarter", "month", "day"] as const).map((kind) => periodAt(kind, "2026-11-22"))).toEqual([
      "2026",
      "2026Q4",
      "2026-11",
      "2026-11-22",
    ]);
  });
  it("know the weeks of ISO, cut off at the ends of the year", () => {
    const days = ["2026-01-01", "2026-01-05", "2026-12-31", "2027-01-03", "2027-01-04", "2024-12-30"];
    expect(days.map((day) => periodAt("week", day))).toEqual([
      "2026W01",
      "2026W02",
      "2026W53",
      "2027W00",
      "2027W01",
      "2024W53",
    ]);
    expect(["2026W53", "2027W00", "2026W10"].map((week) => [shifted(week, -1), shifted(week, 1)])).toEqual([
      ["2026W52", "2027W00"],
      ["2026W53", "2027W01"],
      ["2026W09", "2026W11"],
    ]);
    expect(periodLabel("2026W07", "zh-CN")).toBe("2026年第7周（02/09–02/15）");
  });
  it("step over the ends of years", () => {
    expect([
      shifted("2026Q4", 1),
      shifted("2026Q1", -1),
      shifted("2026-12", 1),
      shifted("2026-01", -1),
      shifted("2026", -1),
      shifted("2026-12-31", 1),
    ]).toEqual(["2027Q1", "2025Q4", "2027-01", "2025-12", "2025", "2027-01-01"]);
  });
  it("are named as people say them", () => {
    expect([periodLabel("2026Q4", "zh-CN"), periodLabel("2026-03", "zh-CN"), periodLabel("2026Q4", "en")]).toEqual([
      "2026年4季度",
      "2026年3月",
      "Q4 2026",
    ]);
  });
});
