import { expect, test } from "vitest";
import { forest, type Node } from "@/domain/forest";

interface Item {
  id: number;
  up: number | null;
}
const shape = (nodes: readonly Node<Item>[]): unknown =>
  nodes.map((one) => (one.below.length > 0 ? [one.item.id, shape(one.below)] : one.item.id));
const grow = (...pairs: [number, number | null][]) =>
  shape(
    forest(
      pairs.map(([id, up]) => ({ id, up })),
      (one) => one.up,
    ),
  );

test("those below stand below those above, whatever the order", () => {
  expect(grow([3, 1], [1, null], [2, 1], [4, 3])).toEqual([[1, [[3, [4]], 2]]]);
});
test("whose superior is elsewhere stands at the top", () => {
  expect(grow([5, 99], [6, 5])).toEqual([[5, [6]]]);
});
test("a circle loses nobody", () => {
  expect(grow([1, 2], [2, 1], [3, 2])).toEqual([1, [2, [3]]]);
});
