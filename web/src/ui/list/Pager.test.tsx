// What the pager says of a count that the server broke off.
import { expect, test } from "vitest";
import { known } from "./Pager";

test("an exact count stays", () => {
  expect(known({ count: 12, capped: false }, 50, false)).toEqual({ count: 12, capped: false });
});

test("a broken-off count is never less than what the pages showed", () => {
  expect(known({ count: 2300, capped: true }, 50, false)).toEqual({ count: 2300, capped: true });
  expect(known({ count: 3, capped: true }, 50, false)).toEqual({ count: 50, capped: true });
});

test("the last page tells it exactly", () => {
  expect(known({ count: 3, capped: true }, 62, true)).toEqual({ count: 62, capped: false });
});

test("nothing found among the first rows is not said as 0+", () => {
  expect(known({ count: 0, capped: true }, 0, false)).toEqual({ count: 0, capped: false });
});
