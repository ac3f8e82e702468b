// Editing state of a tree grid: the active cell and range, the cell being typed into, undo and redo.
import { useState } from "react";
import { readAmount } from "@/domain/amount-text";
import type { Fen } from "@/domain/money";
import {
  type CellEdit,
  inverse,
  type Range,
  type Refusal,
  refusal,
  type ShownRow,
  type Spot,
} from "@/domain/tree-grid";
import { exactAmount, type Unit } from "@/domain/units";
import { useAmounts } from "@/ui/figure/Money";

export interface GridEditing {
  active: Spot;
  range: Range;
  typing: string | null;
  /** What the typed text would set, as long as it is an amount. */
  draft: CellEdit | null;
  refused: Refusal | "invalid" | "negative";
  move: (to: Spot, extend?: boolean) => void;
  select: (range: Range) => void;
  begin: (text?: string) => void;
  type: (text: string) => void;
  /** False: what was typed is no amount, and the cell stays open. */
  commit: () => boolean;
  cancel: () => void;
  apply: (edits: CellEdit[]) => void;
  undo: () => void;
  redo: () => void;
}
export interface GridVerbs {
  onEdit?: ((edits: CellEdit[]) => void) | undefined;
  /** The caller takes its last act back itself (an edit had consequences elsewhere). */
  onUndo?: (() => void) | undefined;
  onRedo?: (() => void) | undefined;
}

const plain = (fen: Fen | null, unit: Unit) =>
  fen === null ? "" : exactAmount(fen, unit).replaceAll(",", "").replace("−", "-");
const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));

export function useGridEditing(rows: readonly ShownRow[], columns: number, verbs: GridVerbs): GridEditing {
  const { unit } = useAmounts();
  const [range, setRange] = useState<Range>({ from: { row: 0, column: -1 }, to: { row: 0, column: -1 } });
  const [typing, setTyping] = useState<string | null>(null);
  const [refused, setRefused] = useState<GridEditing["refused"]>(null);
  const [done, setDone] = useState<CellEdit[][]>([]);
  const [taken, setTaken] = useState<CellEdit[][]>([]);
  const inside = ({ row, column }: Spot): Spot => ({
    row: clamp(row, rows.length - 1),
    column: Math.max(-1, Math.min(column, columns - 1)),
  });
  const active = inside(range.to);
  const row = rows[active.row]?.row;
  const previous = row?.cells[active.column] ?? null;
  const value = typing === null ? null : readAmount(typing, previous ?? 0, unit);
  const draft =
    row && value !== null && value >= 0 && value !== (previous ?? 0)
      ? { row: row.id, column: active.column, value, previous }
      : null;

  /** Column -1 is the name of the row. */
  function move(to: Spot, extend = false) {
    const spot = inside(to);
    setRefused(null);
    setTyping(null);
    setRange((known) =>
      extend && spot.column >= 0 && known.from.column >= 0 ? { from: known.from, to: spot } : { from: spot, to: spot },
    );
  }

  function apply(edits: CellEdit[]) {
    if (edits.length === 0) return;
    setDone((known) => [...known.slice(-99), edits]);
    setTaken([]);
    verbs.onEdit?.(edits);
  }

  return {
    active,
    range: { from: inside(range.from), to: active },
    typing,
    draft,
    refused,
    move,
    select: ({ from, to }) => {
      setTyping(null);
      setRange({ from: inside(from), to: inside(to) });
    },
    begin(text) {
      if (!verbs.onEdit || !row || active.column < 0) return;
      const why = refusal(row, active.column);
      setRefused(why);
      setRange({ from: active, to: active });
      if (!why) setTyping(text ?? plain(previous, unit));
    },
    type: (text) => {
      setRefused(null);
      setTyping(text);
    },
    commit() {
      if (typing === null || !row) return true;
      if (value === null || value < 0) {
        setRefused(value === null ? "invalid" : "negative");
        return false;
      }
      setTyping(null);
      if (draft) apply([draft]);
      return true;
    },
    cancel: () => {
      setTyping(null);
      setRefused(null);
    },
    apply,
    undo() {
      if (verbs.onUndo) return verbs.onUndo();
      const last = done.at(-1);
      if (!last) return;
      setDone(done.slice(0, -1));
      setTaken([...taken, last]);
      verbs.onEdit?.(inverse(last));
    },
    redo() {
      if (verbs.onUndo) return verbs.onRedo?.();
      const last = taken.at(-1);
      if (!last) return;
      setTaken(taken.slice(0, -1));
      setDone([...done, last]);
      verbs.onEdit?.(last);
    },
  };
}
