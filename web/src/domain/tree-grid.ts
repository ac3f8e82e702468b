// The arithmetic of an editable tree table of amounts: which rows show, what a range sums to, what a paste changes, undo.
import type { Fen } from "@/domain/money";
import { exactAmount, FEN, readUnits, type Unit } from "@/domain/units";

export interface GridRow {
  id: string;
  parent: string | null;
  name: string;
  /** One amount per column, in fen. */
  cells: readonly (Fen | null)[];
  /** Cells that may not be typed into (totals of a parent, closed months). */
  readOnly?: boolean | readonly boolean[];
  locked?: readonly boolean[];
  hasChildren?: boolean;
  /** By column, what a cell says when it is pointed at (who locked it). */
  notes?: readonly (string | undefined)[];
}

export interface CellEdit {
  row: string;
  column: number;
  value: Fen;
  previous: Fen | null;
}

export interface Spot {
  row: number;
  column: number;
}
export interface Range {
  from: Spot;
  to: Spot;
}

export interface ShownRow<Row extends GridRow = GridRow> {
  row: Row;
  level: number;
  open: boolean;
  branch: boolean;
}

/** Rows in tree order, without those under a closed parent. Rows may come in any order; children keep theirs. */
export function shownRows<Row extends GridRow>(rows: readonly Row[], open: ReadonlySet<string>): ShownRow<Row>[] {
  const known = new Set(rows.map((row) => row.id));
  const children = Map.groupBy(rows, (row) => (row.parent !== null && known.has(row.parent) ? row.parent : null));
  const shown: ShownRow<Row>[] = [];
  const stack = [...(children.get(null) ?? [])].reverse().map((row) => ({ row, level: 1 }));
  for (let next = stack.pop(); next; next = stack.pop()) {
    const below = children.get(next.row.id) ?? [];
    const isOpen = open.has(next.row.id);
    const { level } = next;
    shown.push({ ...next, open: isOpen, branch: below.length > 0 || next.row.hasChildren === true });
    if (isOpen) for (const row of [...below].reverse()) stack.push({ row, level: level + 1 });
  }
  return shown;
}

export type Refusal = "readOnly" | "locked" | null;
export function refusal(row: GridRow, column: number): Refusal {
  if (row.locked?.[column]) return "locked";
  return row.readOnly === true || (Array.isArray(row.readOnly) && row.readOnly[column]) ? "readOnly" : null;
}

export const ordered = ({ from, to }: Range) => ({
  top: Math.min(from.row, to.row),
  bottom: Math.max(from.row, to.row),
  left: Math.min(from.column, to.column),
  right: Math.max(from.column, to.column),
});

export const isIn = (range: Range, row: number, column: number) => {
  const { top, bottom, left, right } = ordered(range);
  return row >= top && row <= bottom && column >= left && column <= right;
};

export function rangeSum(rows: readonly ShownRow[], range: Range): { count: number; sum: Fen; average: Fen } {
  const { top, bottom, left, right } = ordered(range);
  const cells = rows.slice(top, bottom + 1).flatMap(({ row }) => row.cells.slice(left, right + 1));
  const sum = cells.reduce<number>((all, one) => all + (one ?? 0), 0);
  return { count: cells.length, sum, average: cells.length ? Math.round(sum / cells.length) : 0 };
}

/** The range as text for a spreadsheet: plain numbers in yuan (pieces …). */
export function rangeText(rows: readonly ShownRow[], range: Range, unit: Unit = FEN): string[][] {
  const { top, bottom, left, right } = ordered(range);
  return rows
    .slice(top, bottom + 1)
    .map(({ row }) =>
      row.cells
        .slice(Math.max(left, 0), right + 1)
        .map((cell) => (cell === null ? "" : exactAmount(cell, unit, true).replaceAll(",", "").replace("−", "-"))),
    );
}

export interface NotTaken {
  row: string;
  column: number;
  text: string;
  why: Exclude<Refusal, null> | "invalid" | "outside";
}
export interface Paste {
  edits: CellEdit[];
  refused: NotTaken[];
}

/** One pasted value fills the whole range; a table is laid from the range's first cell. Empty cells change nothing. */
export function pasteInto(
  rows: readonly ShownRow[],
  columns: number,
  range: Range,
  table: readonly (readonly string[])[],
  unit: Unit = FEN,
): Paste {
  const { top, bottom, left, right } = ordered(range);
  const single = table.length === 1 && table[0]?.length === 1;
  const edits: CellEdit[] = [];
  const refused: NotTaken[] = [];
  const put = (at: number, column: number, text: string) => {
    if (text.trim() === "") return;
    const row = rows[at]?.row;
    const value = readUnits(text, unit);
    const outside = !row || column >= columns;
    const why = outside ? "outside" : (refusal(row, column) ?? (value === null || value < 0 ? "invalid" : null));
    if (why || !row || value === null) {
      refused.push({ row: row?.name ?? "", column, text, why: why ?? "invalid" });
      return;
    }
    const previous = row.cells[column] ?? null;
    if (previous !== value) edits.push({ row: row.id, column, value, previous });
  };
  if (single) {
    for (let at = top; at <= bottom; at += 1)
      for (let column = left; column <= right; column += 1) put(at, column, table[0]?.[0] ?? "");
  } else {
    table.forEach((line, down) => {
      line.forEach((text, over) => {
        put(top + down, left + over, text);
      });
    });
  }
  return { edits, refused };
}

/** Sets each free cell of a range; `amountOf` null leaves it. */
function each(rows: readonly ShownRow[], range: Range, amountOf: (row: GridRow, column: number) => Fen | null): Paste {
  const { top, bottom, left, right } = ordered(range);
  const edits: CellEdit[] = [];
  const refused: NotTaken[] = [];
  for (const { row } of rows.slice(top, bottom + 1))
    for (let column = Math.max(left, 0); column <= right; column += 1) {
      const value = amountOf(row, column);
      const previous = row.cells[column] ?? null;
      if (value === null || value === (previous ?? 0)) continue;
      const why = refusal(row, column);
      if (why) refused.push({ row: row.name, column, text: "", why });
      else edits.push({ row: row.id, column, value, previous });
    }
  return { edits, refused };
}

/** Delete: nought wherever it may be. */
export const cleared = (rows: readonly ShownRow[], range: Range): Paste => each(rows, range, () => 0);

/** Ctrl-D: the first line of the range into those below it; a single line takes what stands above it. */
export function filledDown(rows: readonly ShownRow[], range: Range): Paste {
  const { top, bottom } = ordered(range);
  const from = rows[top === bottom ? top - 1 : top]?.row;
  if (!from) return { edits: [], refused: [] };
  return each(rows, range, (row, column) => (row === from ? null : (from.cells[column] ?? 0)));
}

/** What takes the edits back; a cell that was empty becomes nought. */
export const inverse = (edits: readonly CellEdit[]): CellEdit[] =>
  edits.map(({ row, column, value, previous }) => ({ row, column, value: previous ?? 0, previous: value })).reverse();
