import { expect, test } from "vitest";
import { fitting } from "@/domain/fitting";

const ITEMS = [{ label: "华东大区" }, { label: "恒拓 East" }];

test("an older answer offers only what has the typed text, the right one offers all", () => {
  expect(fitting(ITEMS, " east", true)).toEqual([{ label: "恒拓 East" }]);
  expect(fitting(ITEMS, "hengtuo", true)).toEqual([]);
  expect(fitting(ITEMS, "hengtuo", false)).toEqual(ITEMS);
  expect(fitting(ITEMS, "", true)).toEqual(ITEMS);
});
