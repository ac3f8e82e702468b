import { expect, test } from "vitest";
import { foresee } from "@/domain/foresee";
import type { GridRow } from "@/domain/tree-grid";

const line = (id: string, parent: string | null, cells: number[], locked?: boolean[]): GridRow => ({
  id,
  parent,
  name: id,
  cells,
  ...(locked ? { locked } : {}),
});
const ROWS = [
  line("all", null, [600, 300, 300]),
  line("li", "all", [200, 100, 100]),
  line("wang", "all", [200, 100, 100]),
  line("zhao", "all", [200, 100, 100]),
];
const edit = (row: string, column: number, value: number) => [{ row, column, value, previous: 0 }];
const seen = (...args: Parameters<typeof foresee>) => Object.fromEntries(foresee(...args));

test("changing the parent moves every sum above", () => {
  expect(seen(ROWS, edit("li", 1, 150), "parent", true)).toEqual({ li: [250, 150, 100], all: [650, 350, 300] });
});

test("siblings give in proportion and the parent stays", () => {
  expect(seen(ROWS, edit("li", 1, 150), "siblings", true)).toEqual({
    li: [250, 150, 100],
    wang: [175, 75, 100],
    zhao: [175, 75, 100],
  });
});

test("a locked sibling gives nothing", () => {
  const rows = ROWS.map((row) => (row.id === "wang" ? { ...row, locked: [false, true, false] } : row));
  expect(seen(rows, edit("li", 1, 150), "siblings", true)).toEqual({ li: [250, 150, 100], zhao: [150, 50, 100] });
});

test("the other months give and the line's year stays; the sums above follow by month", () => {
  expect(seen(ROWS, edit("li", 1, 150), "months", true)).toEqual({ li: [200, 150, 50], all: [600, 350, 250] });
});

test("the line's year is handed down to its months, and a team's to its people", () => {
  expect(seen(ROWS, edit("all", 0, 1200), "parent", true)).toEqual({
    all: [1200, 600, 600],
    li: [400, 200, 200],
    wang: [400, 200, 200],
    zhao: [400, 200, 200],
  });
});

test("without a sum column, columns stand for themselves", () => {
  const rows = ROWS.map((row) => ({ ...row, cells: row.cells.slice(1) }));
  expect(seen(rows, edit("li", 0, 150), "parent", false)).toEqual({ li: [150, 100], all: [350, 300] });
});

test("what is typed next sees what was typed before", () => {
  const edits = [...edit("li", 1, 150), ...edit("wang", 1, 50)];
  expect(seen(ROWS, edits, "parent", true).all).toEqual([600, 300, 300]);
});
