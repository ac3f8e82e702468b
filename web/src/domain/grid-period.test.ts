import { expect, test } from "vitest";
import { covers, daysOf, fills, opened, pathTo, touches, zoomOf } from "@/domain/grid-period";

test("keys say their kind and their days", () => {
  expect(["2026", "2026Q2", "2026-03", "2026W07", "2026-03-14"].map(zoomOf)).toEqual([
    "year",
    "quarter",
    "month",
    "week",
    "day",
  ]);
  expect(daysOf("2026Q2")).toEqual({ start: "2026-04-01", end: "2026-06-30" });
  expect(daysOf("2024-02")).toEqual({ start: "2024-02-01", end: "2024-02-29" });
  expect(daysOf("2026W07")).toEqual({ start: "2026-02-09", end: "2026-02-15" });
});

test("weeks are cut off at the ends of the year, as the server counts them", () => {
  expect(daysOf("2026W01")).toEqual({ start: "2026-01-01", end: "2026-01-04" });
  expect(daysOf("2026W53")).toEqual({ start: "2026-12-28", end: "2026-12-31" });
  expect(daysOf("2027W00")).toEqual({ start: "2027-01-01", end: "2027-01-03" });
});

test("a head opens into what is finer, and the path leads back", () => {
  expect(opened("2026")).toEqual({ within: "2026", zoom: "quarter" });
  expect(opened("2026Q1")).toEqual({ within: "2026Q1", zoom: "month" });
  expect(opened("2026-03")).toEqual({ within: "2026-03", zoom: "day" });
  expect(opened("2026W07")).toEqual({ within: "2026W07", zoom: "day" });
  expect(opened("2026-03-14")).toBeNull();
  expect(pathTo("2026-03")).toEqual(["2026", "2026Q1", "2026-03"]);
  expect(pathTo("2026")).toEqual(["2026"]);
});

test("weeks do not add up to a quarter or a month", () => {
  expect(fills("2026Q1", "week")).toBe(false);
  expect(fills("2026", "week")).toBe(true);
  expect(fills("2026-03", "day")).toBe(true);
});

test("a lock of the year covers its months; a week touches both of its months", () => {
  expect(covers(daysOf("2026"), daysOf("2026-03"))).toBe(true);
  expect(covers(daysOf("2026-03"), daysOf("2026Q1"))).toBe(false);
  expect(touches(daysOf("2026W05"), daysOf("2026-01")) && touches(daysOf("2026W05"), daysOf("2026-02"))).toBe(true);
});
