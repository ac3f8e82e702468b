import { expect, test } from "vitest";
import type { Row, Shown, Target } from "@/features/targets/queries";
import { cellsOf, columnKeys, differing, linesOf, namedCells } from "@/features/targets/rows";

const row = (key: string, more: Partial<Row> = {}): Row => ({
  key,
  team: 1,
  member: null,
  part: null,
  parent: null,
  name: key,
  depth: 0,
  children: 0,
  values: [10, 20],
  total: 30,
  locks: [],
  locked_by: [],
  editable: true,
  ...more,
});
const LI = row("team:1/member:5", { member: 5, parent: 1 });
const grid = (more: Partial<Shown> = {}): Shown => ({
  target: { id: 1, year: 2026 } as Target,
  periods: ["2026-01", "2026-02"],
  rows: [row("team:1"), LI],
  parts: [],
  dimensions: [],
  can_undo: false,
  can_redo: false,
  view: { zoom: "month", within: "2026Q1", by: "org", node: null, part: null },
  ...more,
});
const by = (who: string, period: string) => `${who} ${period}`;
const columns = columnKeys(grid()).map((key) => ({ key, label: key }));

test("people hang below their team, the sum stands first", () => {
  const lines = linesOf(grid(), "siblings", by);
  expect(lines.map((line) => [line.id, line.parent])).toEqual([
    ["team:1", null],
    ["team:1/member:5", "team:1"],
  ]);
  expect(lines[0]?.cells).toEqual([30, 10, 20]);
});

test("with one part chosen, people hang below their team's line of that part", () => {
  const rows = [row("team:1/part:7", { part: 7 }), row("team:1/member:5/part:7", { part: 7, member: 5 })];
  expect(linesOf(grid({ rows }), "siblings", by)[1]?.parent).toBe("team:1/part:7");
});

test("parts hang below the node they are parts of", () => {
  const rows = [
    row("team:1/member:5", { member: 5 }),
    row("team:1/member:5/part:7", { part: 7, member: 5, parent: 1 }),
  ];
  const view = { ...grid().view, by: "part" as const };
  expect(linesOf(grid({ rows, view }), "siblings", by).map((line) => line.parent)).toEqual([null, "team:1/member:5"]);
});

test("a lock of the quarter holds its months, except when the line's other months give", () => {
  const rows = [row("team:1", { locks: ["2026Q1"], locked_by: ["陈经理"] })];
  const [line] = linesOf(grid({ rows }), "siblings", by);
  expect(line?.locked).toEqual([true, true, true]);
  expect(line?.notes?.[1]).toBe("陈经理 2026Q1");
  expect(linesOf(grid({ rows }), "months", by)[0]?.locked).toEqual([true, false, false]);
});

test("the sum of weeks that reach out of a quarter cannot be typed into", () => {
  const view = { ...grid().view, zoom: "week" as const };
  expect(linesOf(grid({ view, periods: ["2026W01", "2026W02"] }), "siblings", by)[0]?.readOnly).toEqual([
    true,
    false,
    false,
  ]);
});

test("an edit names node and period", () => {
  const lines = linesOf(grid(), "siblings", by);
  const edits = [{ row: LI.key, column: 2, value: 7, previous: 20 }];
  expect(cellsOf(lines, columnKeys(grid()), edits)).toEqual([
    { team: 1, member: 5, part: null, period: "2026-02", value: 7 },
  ]);
});

test("what an error names is found on the screen", () => {
  const lines = linesOf(grid(), "siblings", by);
  const node = { team: 1, member: 5, part: null, month: null, start: "2026-02-01", end: "2026-02-28" };
  expect(namedCells(lines, columns, [node], 2026)).toEqual([{ row: LI.key, column: "2026-02" }]);
  const week = { ...node, start: "2026-01-26", end: "2026-02-01" };
  expect(namedCells(lines, columns, [week], 2026).map((one) => one.column)).toEqual(["2026Q1", "2026-01", "2026-02"]);
  expect(namedCells(lines, columns, [{ ...node, member: 99 }], 2026)).toEqual([]);
});

test("what somebody else changed is found by comparing", () => {
  const after = grid({ rows: [row("team:1", { values: [10, 25], total: 35 }), LI] });
  expect(differing(grid(), after)).toEqual([{ row: "team:1", column: "2026-02", theirs: 25 }]);
});
