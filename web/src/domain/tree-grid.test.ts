import { expect, test } from "vitest";
import { cleared, filledDown, type GridRow, inverse, pasteInto, rangeSum, shownRows } from "@/domain/tree-grid";

const line = (id: string, parent: string | null, cells: (number | null)[], more: Partial<GridRow> = {}): GridRow => ({
  id,
  parent,
  name: id,
  cells,
  ...more,
});
const rows = [
  line("all", null, [300, 300], { readOnly: true }),
  line("east", "all", [300, 300], { readOnly: true }),
  line("li", "east", [100, 100]),
  line("wang", "east", [200, 200], { locked: [true, false] }),
];
const open = shownRows(rows, new Set(["all", "east"]));

test("a closed branch hides everything below it", () => {
  expect(shownRows(rows, new Set()).map((one) => one.row.id)).toEqual(["all"]);
  expect(shownRows(rows, new Set(["all"])).map((one) => one.row.id)).toEqual(["all", "east"]);
  expect(open.map((one) => [one.row.id, one.level])).toEqual([
    ["all", 1],
    ["east", 2],
    ["li", 3],
    ["wang", 3],
  ]);
});

test("a row whose parent is out of reach stands at the top", () => {
  expect(shownRows([line("x", "gone", [1])], new Set())).toHaveLength(1);
});

test("a pasted table fills free cells and names the refused ones", () => {
  const { edits, refused } = pasteInto(open, 2, { from: { row: 1, column: 0 }, to: { row: 1, column: 0 } }, [
    ["9", "9"],
    ["1.5", "2"],
    ["7", "x"],
  ]);
  expect(edits).toEqual([
    { row: "li", column: 0, value: 150, previous: 100 },
    { row: "li", column: 1, value: 200, previous: 100 },
  ]);
  expect(refused.map((one) => `${one.row}${one.column} ${one.why}`)).toEqual([
    "east0 readOnly",
    "east1 readOnly",
    "wang0 locked",
    "wang1 invalid",
  ]);
});

test("one pasted value fills the whole range", () => {
  const { edits } = pasteInto(open, 2, { from: { row: 2, column: 0 }, to: { row: 3, column: 1 } }, [["5"]]);
  expect(edits.map((one) => `${one.row}${one.column}`)).toEqual(["li0", "li1", "wang1"]);
});

test("a table is cut at the edge of the grid", () => {
  const { edits, refused } = pasteInto(open, 2, { from: { row: 2, column: 1 }, to: { row: 2, column: 1 } }, [
    ["5", "6"],
  ]);
  expect(edits).toHaveLength(1);
  expect(refused.map((one) => one.why)).toEqual(["outside"]);
});

test("taking back a step restores what was there", () => {
  const { edits } = pasteInto(open, 2, { from: { row: 2, column: 0 }, to: { row: 2, column: 0 } }, [["5", "6"]]);
  expect(inverse(edits)).toEqual([
    { row: "li", column: 1, value: 100, previous: 600 },
    { row: "li", column: 0, value: 100, previous: 500 },
  ]);
});

test("the range sums across rows in either direction", () => {
  expect(rangeSum(open, { from: { row: 3, column: 1 }, to: { row: 2, column: 0 } })).toEqual({
    count: 4,
    sum: 600,
    average: 150,
  });
});

test("empty pasted cells change nothing, and Excel's numbers are read as they look", () => {
  const { edits, refused } = pasteInto(open, 2, { from: { row: 2, column: 0 }, to: { row: 2, column: 0 } }, [
    ["", "￥ 1,234.50"],
    [" ", "1.2万"],
  ]);
  expect(edits.map((one) => one.value)).toEqual([123450, 1200000]);
  expect(refused).toEqual([]);
});

test("Delete empties free cells and names the locked ones", () => {
  const { edits, refused } = cleared(open, { from: { row: 2, column: 0 }, to: { row: 3, column: 0 } });
  expect(edits).toEqual([{ row: "li", column: 0, value: 0, previous: 100 }]);
  expect(refused).toMatchObject([{ row: "wang", why: "locked" }]);
});

test("Ctrl-D fills down from the first line, or from the line above", () => {
  const whole = filledDown(open, { from: { row: 2, column: 0 }, to: { row: 3, column: 1 } });
  expect(whole.edits).toEqual([{ row: "wang", column: 1, value: 100, previous: 200 }]);
  expect(whole.refused).toHaveLength(1);
  expect(filledDown(open, { from: { row: 3, column: 1 }, to: { row: 3, column: 1 } }).edits).toHaveLength(1);
});
