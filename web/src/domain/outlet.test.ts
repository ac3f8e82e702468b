import { expect, test } from "vitest";
import {
  belowFloor,
  findProducts,
  needsReason,
  orderTotal,
  othersZero,
  type StepProduct,
  sheetOf,
  takeSuggested,
  toPieces,
  withLedger,
} from "@/domain/outlet";

const product = (id: number, more: Partial<StepProduct> = {}): StepProduct => ({
  id,
  code: `P-${id}`,
  name: `产品${id}`,
  unit: "箱",
  list_price: "12.50",
  ...more,
});

test("the sheet holds what the outlet has had, what is suggested, and what was filled in", () => {
  const all = withLedger(
    [product(1), product(2), product(3), product(4)],
    [
      { product_id: 1, stock: 0, at: "2026-10-01", suggested: null },
      { product_id: 2, stock: 3, at: "2026-10-01", suggested: 8 },
    ],
  );
  expect(sheetOf(all, [4]).map((one) => one.id)).toEqual([1, 2, 4]);
});

test("products are found by name and by code, the earliest match first", () => {
  const all = [product(1, { name: "大号阀门" }), product(2, { name: "阀门" }), product(3, { name: "泵", code: "FM" })];
  expect(findProducts(all, "阀门").map((one) => one.id)).toEqual([2, 1]);
  expect(findProducts(all, "fm").map((one) => one.id)).toEqual([3]);
  expect(findProducts(all, "  ")).toEqual([]);
});

test("all others zero leaves what was counted", () => {
  const sheet = [product(1), product(2), product(3)];
  const after = othersZero(
    {
      lines: [
        { product_id: 2, stock: 5, returned: 1 },
        { product_id: 3, stock: null },
      ],
    },
    sheet,
  );
  expect(after.lines.map((one) => [one.product_id, one.stock])).toEqual([
    [2, 5],
    [3, 0],
    [1, 0],
  ]);
});

test("the suggestion does not overwrite what was ordered", () => {
  const all = [product(1, { suggested: 4 }), product(2, { suggested: 6 }), product(3, { suggested: 0 })];
  const after = takeSuggested({ lines: [{ product_id: 2, quantity: 1, price: 900 }], note: "" }, all);
  expect(after.lines).toEqual([
    { product_id: 2, quantity: 1, price: 900 },
    { product_id: 1, quantity: 4, price: 1250 },
  ]);
});

test("the running total is exact and says what is missing from it", () => {
  const total = orderTotal([
    { product_id: 1, quantity: 3, price: 1999 },
    { product_id: 2, quantity: 2, price: null },
    { product_id: 3, quantity: 0, price: 100 },
  ]);
  expect(total).toEqual({ kinds: 2, pieces: 5, fen: 5997, unpriced: 1 });
});

test("pieces are whole and not negative", () => {
  expect(["12", " 7 ", "-1", "1.5", "", "abc", "12345678"].map(toPieces)).toEqual([
    12,
    7,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("more than there can be asks for a reason only when it is known what came in", () => {
  const had = product(1, { last_stock: 5 });
  expect(needsReason(had, { product_id: 1, stock: 9, received: 2 })).toBe(true);
  expect(needsReason(had, { product_id: 1, stock: 7, received: 2 })).toBe(false);
  expect(needsReason(had, { product_id: 1, stock: 9 })).toBe(false);
});

test("a price below the floor is told, no price is not", () => {
  const one = product(1, { floor_price: "10.00" });
  expect([999, 1000, null].map((price) => belowFloor(one, price))).toEqual([true, false, false]);
});
