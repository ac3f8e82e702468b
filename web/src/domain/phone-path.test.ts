import { expect, test } from "vitest";
import { phonePath } from "@/domain/phone-path";

test("a notification opens on the phone where it has a page, else on the desk", () => {
  expect(phonePath("/customers/12")).toBe("/m/customers/12");
  expect(phonePath("/customers?scope=mine")).toBe("/m/customers?scope=mine");
  expect(phonePath("/leads/7")).toBe("/m/leads/7");
  expect(phonePath("/leads?scope=mine")).toBe("/m/leads?scope=mine");
  expect(phonePath("/pools/4")).toBe("/m/pools?pool=4");
  expect(phonePath("/pools/moves?scope=mine")).toBe("/m/pools");
  expect(phonePath("/targets/3")).toBe("/m/targets");
  expect(phonePath("/m/reception")).toBe("/m/reception");
  expect(phonePath("/deals/5")).toBe("/m/deals/5");
  expect(phonePath("/remedies/8")).toBe("/m/remedies/8");
  expect(phonePath("/plan-reviews/8")).toBe("/m/plan-reviews/8");
  expect(phonePath("/plan-reviews?month=2026-03")).toBe("/m/plan-reviews?month=2026-03");
  expect(phonePath("/gaps?node=team:3")).toBe("/m/gaps?node=team:3");
  expect(phonePath("/imports/3")).toBeNull();
  expect(phonePath("/members")).toBeNull();
});
