import { expect, test } from "vitest";
import { outside, viewOf, zoomPatch } from "@/features/targets/view";

const at = (text: string) => viewOf(new URLSearchParams(text));

test("an address without anything shows the months of the year", () => {
  expect(at("")).toEqual({ zoom: "month", within: "", by: "org", node: null, part: null });
});

test("a period opens with its usual columns, or with those asked for", () => {
  expect(at("within=2026Q1")).toMatchObject({ zoom: "month", within: "2026Q1" });
  expect(at("within=2026-03")).toMatchObject({ zoom: "day" });
  expect(at("within=2026-03&zoom=week")).toMatchObject({ zoom: "week" });
  expect(at("within=2026&zoom=week")).toMatchObject({ zoom: "week", within: "2026" });
});

test("what does not fit is left aside", () => {
  expect(at("within=x&zoom=hour")).toMatchObject({ zoom: "month", within: "" });
  expect(at("within=2026Q1&zoom=day")).toMatchObject({ zoom: "month" });
});

test("parts of a node, or one part by people", () => {
  expect(at("by=part&node=3-9")).toMatchObject({ by: "part", node: { team: 3, member: 9 }, part: null });
  expect(at("by=part&node=3&part=4")).toMatchObject({ node: { team: 3, member: null }, part: null });
  expect(at("part=4&node=3")).toMatchObject({ by: "org", node: null, part: 4 });
});

test("the address names only what is unusual", () => {
  expect(zoomPatch("2026")).toEqual({ within: null, zoom: null });
  expect(zoomPatch("2026", "week")).toEqual({ within: "2026", zoom: "week" });
  expect(zoomPatch("2026-03", "day")).toEqual({ within: "2026-03", zoom: null });
  expect(outside("2026-03")).toBe("2026Q1");
  expect(outside("2026")).toBeNull();
});
