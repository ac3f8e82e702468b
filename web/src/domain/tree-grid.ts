// The arithmetic of an editable tree table of amounts: which rows show, what a range sums to, what a paste changes, undo.
import { type Fen, formatExact, toFen } from "@/domain/money";

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

/** The range as text for a spreadsheet: plain numbers in yuan. */
export function rangeText(rows: readonly ShownRow[], range: Range): string[][] {
  const { top, bottom, left, right } = ordered(range);
  return rows
    .slice(top, bottom + 1)
    .map(({ row }) =>
      row.cells
        .slice(left, right + 1)
        .map((cell) => (cell === null ? "" : formatExact(cell, true).replaceAll(",", "").replace("−", "-"))),
    );
}

export interface Paste {
  edits: CellEdit[];
  skipped: number;
}

/** One pasted value fills the whole range; a table is laid from the range's first cell and cut at the edge. */
export function pasteInto(
  rows: readonly ShownRow[],
  columns: number,
  range: Range,
  table: readonly (readonly string[])[],
): Paste {
  const { top, bottom, left, right } = ordered(range);
  const single = table.length === 1 && table[0]?.length === 1;
  const edits: CellEdit[] = [];
  let skipped = 0;
  const put = (at: number, column: number, text: string) => {
    const row = rows[at]?.row;
    const value = toFen(text);
    if (!row || column >= columns || value === null || refusal(row, column)) {
      skipped += 1;
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
  return { edits, skipped };
}

/** What takes the edits back; a cell that was empty becomes nought. */
export const inverse = (edits: readonly CellEdit[]): CellEdit[] =>
  edits.map(({ row, column, value, previous }) => ({ row, column, value: previous ?? 0, previous: value })).reverse();
