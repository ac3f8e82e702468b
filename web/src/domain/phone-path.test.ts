import { expect, test } from "vitest";
import { phonePath } from "@/domain/phone-path";

test("a notification opens on the phone where it has a page, else on the desk", () => {
  expect(phonePath("/customers/12")).toBe("/m/customers/12");
  expect(phonePath("/customers?scope=mine")).toBe("/m/customers");
  expect(phonePath("/leads/7")).toBe("/m/leads/7");
  expect(phonePath("/leads?scope=mine")).toBe("/m/leads");
  expect(phonePath("/targets/3")).toBe("/m/targets");
  expect(phonePath("/m/reception")).toBe("/m/reception");
  expect(phonePath("/imports/3")).toBeNull();
  expect(phonePath("/members")).toBeNull();
});
