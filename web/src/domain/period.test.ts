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
