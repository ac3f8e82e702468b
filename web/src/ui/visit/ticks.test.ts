import { expect, test } from "vitest";
import { allToggled, stateOf, toggled } from "@/ui/visit/ticks";

test("a row is ticked and unticked, in the order of ticking", () => {
  expect(toggled([], 3)).toEqual([3]);
  expect(toggled([3], 1)).toEqual([3, 1]);
  expect(toggled([3, 1], 3)).toEqual([1]);
});

test("the head ticks all that are shown, and unticks when all were", () => {
  expect(allToggled([2], [1, 2, 3])).toEqual([1, 2, 3]);
  expect(allToggled([1, 2, 3], [1, 2, 3])).toEqual([]);
  expect(allToggled([9], [1])).toEqual([1]);
});

test("the head is full, half or empty; what is not shown does not count", () => {
  expect(stateOf([1, 2], [1, 2])).toEqual({ all: true, some: false });
  expect(stateOf([1], [1, 2])).toEqual({ all: false, some: true });
  expect(stateOf([9], [1, 2])).toEqual({ all: false, some: false });
  expect(stateOf([], [])).toEqual({ all: false, some: false });
});
