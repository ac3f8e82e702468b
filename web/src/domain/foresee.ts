// What an edit will most likely do to the lines in sight, shown until the server has answered with what it did.
import { type Fen, splitFen } from "@/domain/money";
import type { CellEdit, GridRow } from "@/domain/tree-grid";

/** Who gives: nobody (the sums above change), those under the same parent, or the line's other columns. */
export type Giving = "parent" | "siblings" | "months";
export type Foreseen = ReadonlyMap<string, readonly (Fen | null)[]>;

/** Lines by id after the edits; lines that stay as they are are left out. `sums`: column 0 is the sum of the others. */
export function foresee(rows: readonly GridRow[], edits: readonly CellEdit[], rule: Giving, sums: boolean): Foreseen {
  const sheet = new Sheet(rows, sums);
  for (const edit of edits) sheet.set(edit, rule);
  return sheet.changed;
}

class Sheet {
  readonly changed = new Map<string, (Fen | null)[]>();
  private readonly byId: Map<string, GridRow>;
  private readonly children: Map<string | null, GridRow[]>;
  private readonly first: number;

  constructor(rows: readonly GridRow[], sums: boolean) {
    this.byId = new Map(rows.map((row) => [row.id, row]));
    this.children = Map.groupBy(rows, (row) => row.parent);
    this.first = sums ? 1 : 0;
  }

  private cells(row: GridRow): readonly (Fen | null)[] {
    return this.changed.get(row.id) ?? row.cells;
  }

  set({ row: id, column, value }: CellEdit, rule: Giving) {
    const row = this.byId.get(id);
    if (!row) return;
    const width = row.cells.length;
    const before = this.cells(row);
    const delta = value - (before[column] ?? 0);
    const added = Array<number>(width).fill(0);
    const free = (at: number) => at >= this.first && at !== column && !row.locked?.[at];
    const others = [...before.keys()].filter(free);
    const shared = (amount: number, over: readonly number[]) => {
      for (const [n, part] of shareOut(
        amount,
        over.map((at) => before[at] ?? 0),
      ).entries()) {
        const at = over[n];
        if (at !== undefined) added[at] = part;
      }
    };
    if (column < this.first && width > 1) shared(delta, others);
    else {
      added[column] = delta;
      if (rule === "months") shared(-delta, others);
    }
    this.add(row, added);
    this.down(row, added);
    if (rule === "siblings") this.share(row, added);
    else this.up(row, added);
  }

  /** Adds to the columns of a line; its sum follows. */
  private add(row: GridRow, added: readonly number[]) {
    const cells = this.cells(row).map((cell, at) => (added[at] ? (cell ?? 0) + added[at] : cell));
    if (this.first) cells[0] = (cells[0] ?? 0) + added.slice(1).reduce((all, one) => all + one, 0);
    this.changed.set(row.id, cells);
  }

  private up(row: GridRow, added: readonly number[]) {
    const parent = row.parent === null ? undefined : this.byId.get(row.parent);
    if (!parent) return;
    this.add(parent, added);
    this.up(parent, added);
  }

  /** The lines below carry it in proportion to what they have. */
  private down(row: GridRow, added: readonly number[]) {
    this.spread(this.children.get(row.id) ?? [], added);
  }

  private share(row: GridRow, added: readonly number[]) {
    const siblings = (this.children.get(row.parent) ?? []).filter((one) => one.id !== row.id);
    if (row.parent !== null)
      this.spread(
        siblings,
        added.map((one) => -one),
      );
  }

  private spread(lines: readonly GridRow[], added: readonly number[]) {
    if (lines.length === 0) return;
    const parts = lines.map(() => Array<number>(added.length).fill(0));
    for (const [at, amount] of added.entries()) {
      if (!amount) continue;
      const weights = lines.map((line) => (line.locked?.[at] ? 0 : (this.cells(line)[at] ?? 0)));
      for (const [n, part] of shareOut(amount, weights).entries()) {
        const line = parts[n];
        if (line) line[at] = part;
      }
    }
    for (const [n, line] of lines.entries()) {
      const part = parts[n];
      if (!part?.some((one) => one !== 0)) continue;
      this.add(line, part);
      this.down(line, part);
    }
  }
}

/** In proportion; where nobody has anything, nobody is given (the server decides who can carry it). */
const shareOut = (amount: number, weights: readonly number[]) =>
  weights.some((one) => one > 0) ? splitFen(amount, weights) : weights.map(() => 0);
