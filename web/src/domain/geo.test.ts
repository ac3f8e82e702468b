import { expect, test } from "vitest";
import { isWithin, metresBetween } from "@/domain/geo";

test("a degree of latitude, and nothing at all", () => {
  const here = { latitude: 31, longitude: 121 };
  expect(metresBetween(here, { latitude: 32, longitude: 121 })).toBe(111_195);
  expect(metresBetween(here, here)).toBe(0);
  expect(metresBetween(here, { latitude: 31, longitude: 122 })).toBeLessThan(111_195);
});

test.each([
  [400, 30, true],
  [520, 30, null],
  [531, 30, false],
  [null, 30, null],
])("%s m with %i m accuracy within 500 m: %s", (metres, accuracy, expected) => {
  expect(isWithin(metres, accuracy, 500)).toBe(expected);
});
