// The API's lines as lines of a tree grid: cells by column, what is locked and by whom, what may be typed into.
import { covers, daysOf, fills, touches } from "@/domain/grid-period";
import type { CellEdit, GridRow } from "@/domain/tree-grid";
import type { Cell, Row, Rule, Shown } from "@/features/targets/queries";
import { type GridColumn, type Mark, type Marks, markKey } from "@/ui/grid/layout";

export type GridLine = GridRow & { source: Row };

/** Column 0 is the sum of the others, unless the only column is the year itself. */
export const hasSum = (grid: Pick<Shown, "view">) => grid.view.zoom !== "year";
export const columnKeys = (grid: Shown): string[] =>
  hasSum(grid) ? [grid.view.within, ...grid.periods] : [...grid.periods];

function parentOf(row: Row, byPart: boolean, head: string | undefined): string | null {
  if (byPart) return row.part === null ? null : (head ?? null);
  const part = row.part === null ? "" : `/part:${row.part}`;
  if (row.member !== null) return `team:${row.team}${part}`;
  return row.parent === null ? null : `team:${row.parent}${part}`;
}

export function linesOf(grid: Shown, rule: Rule, lockedBy: (who: string, period: string) => string): GridLine[] {
  const keys = columnKeys(grid);
  const spans = keys.map(daysOf);
  const sums = hasSum(grid);
  const exact = fills(grid.view.within, grid.view.zoom);
  const byPart = grid.view.by === "part";
  const head = grid.rows[0]?.key;
  const fixed = sums && !exact ? keys.map((_, at) => at === 0) : undefined;
  return grid.rows.map((row) => {
    const held = row.locks.map((key, n) => ({ key, who: row.locked_by[n] ?? "", days: daysOf(key) }));
    // A wider lock keeps the sum: a single period may still change when the line's other periods give.
    const over = (at: number) => {
      const span = spans[at];
      const own = held.find((one) => one.key === keys[at]);
      return own ?? held.find((one) => span && covers(one.days, span) && rule !== "months");
    };
    const locks = held.length ? keys.map((_, at) => (exact || at > 0 ? over(at) : undefined)) : [];
    return {
      id: row.key,
      parent: parentOf(row, byPart, head),
      name: row.name,
      cells: sums ? [row.total, ...row.values] : row.values,
      readOnly: row.editable ? (fixed ?? false) : true,
      hasChildren: row.children > 0,
      ...(locks.length
        ? {
            locked: locks.map(Boolean),
            notes: locks.map((one) => (one ? lockedBy(one.who, one.key) : undefined)),
          }
        : {}),
      source: row,
    };
  });
}

export const cellOf = (row: Row, period: string): Cell => ({
  team: row.team,
  member: row.member,
  part: row.part,
  period,
});

export interface Wanted extends Cell {
  value: number;
}
export function cellsOf(lines: readonly GridLine[], keys: readonly string[], edits: readonly CellEdit[]): Wanted[] {
  const byId = new Map(lines.map((line) => [line.id, line.source]));
  return edits.flatMap(({ row, column, value }) => {
    const source = byId.get(row);
    const period = keys[column];
    return source && period ? [{ ...cellOf(source, period), value }] : [];
  });
}

/** What an error of the server names. */
export interface NamedNode {
  team: number | null;
  member: number | null;
  part: number | null;
  month: number | null;
  start: string | null;
  end: string | null;
}

/** The cells in sight that an error speaks of: the very period when it is a column, else every column it touches. */
export function namedCells(
  lines: readonly GridLine[],
  columns: readonly GridColumn[],
  nodes: readonly NamedNode[],
  year: number,
): { row: string; column: string }[] {
  return nodes.flatMap((node) => {
    const month = node.month ? daysOf(`${year}-${String(node.month).padStart(2, "0")}`) : daysOf(String(year));
    const days = node.start && node.end ? { start: node.start, end: node.end } : month;
    const found = lines.filter(
      ({ source }) => source.team === node.team && source.member === node.member && source.part === node.part,
    );
    const spans = columns.map((one) => ({ key: one.key, days: daysOf(one.key) }));
    const same = spans.filter((one) => one.days.start === days.start && one.days.end === days.end);
    const hit = same.length ? same : spans.filter((one) => touches(one.days, days));
    return found.flatMap((line) => hit.map((one) => ({ row: line.id, column: one.key })));
  });
}

export const marked = (cells: readonly { row: string; column: string }[], mark: Mark): Marks =>
  new Map(cells.map(({ row, column }) => [markKey(row, column), mark]));

/** The cells whose amount is another one than before. */
export function differing(before: Shown | undefined, after: Shown): { row: string; column: string; theirs: number }[] {
  if (!before || before.periods.join() !== after.periods.join()) return [];
  const known = new Map(before.rows.map((row) => [row.key, row]));
  return after.rows.flatMap((row) =>
    row.values.flatMap((theirs, at) => {
      const old = known.get(row.key)?.values[at];
      const column = after.periods[at];
      return old === undefined || old === theirs || !column ? [] : [{ row: row.key, column, theirs }];
    }),
  );
}
