// Editing state of a tree grid: the active cell and range, the cell being typed into, undo and redo.
import { useState } from "react";
import { type Fen, formatExact, toFen } from "@/domain/money";
import {
  type CellEdit,
  inverse,
  type Range,
  type Refusal,
  refusal,
  type ShownRow,
  type Spot,
} from "@/domain/tree-grid";

export interface GridEditing {
  active: Spot;
  range: Range;
  typing: string | null;
  refused: Refusal | "invalid";
  move: (to: Spot, extend?: boolean) => void;
  begin: (text?: string) => void;
  type: (text: string) => void;
  /** False: what was typed is no amount, and the cell stays open. */
  commit: () => boolean;
  cancel: () => void;
  apply: (edits: CellEdit[]) => void;
  undo: () => void;
  redo: () => void;
}

const plain = (fen: Fen | null) => (fen === null ? "" : formatExact(fen).replaceAll(",", "").replace("−", "-"));
const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));

export function useGridEditing(
  rows: readonly ShownRow[],
  columns: number,
  onEdit: (edits: CellEdit[]) => void,
  /** The caller takes its last act back itself (an edit had consequences elsewhere). */
  onUndo?: () => void,
): GridEditing {
  const [range, setRange] = useState<Range>({ from: { row: 0, column: -1 }, to: { row: 0, column: -1 } });
  const [typing, setTyping] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refusal | "invalid">(null);
  const [done, setDone] = useState<CellEdit[][]>([]);
  const [taken, setTaken] = useState<CellEdit[][]>([]);
  const active = { row: clamp(range.to.row, rows.length - 1), column: range.to.column };

  /** Column -1 is the name of the row. */
  function move(to: Spot, extend = false) {
    const spot = { row: clamp(to.row, rows.length - 1), column: Math.max(-1, Math.min(to.column, columns - 1)) };
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
    onEdit(edits);
  }

  return {
    active,
    range,
    typing,
    refused,
    move,
    begin(text) {
      const row = rows[active.row]?.row;
      if (!row || active.column < 0) return;
      const why = refusal(row, active.column);
      setRefused(why);
      if (!why) setTyping(text ?? plain(row.cells[active.column] ?? null));
    },
    type: (text) => {
      setRefused(null);
      setTyping(text);
    },
    commit() {
      const row = rows[active.row]?.row;
      if (typing === null || !row) return true;
      const value = typing.trim() === "" ? 0 : toFen(typing);
      if (value === null) {
        setRefused("invalid");
        return false;
      }
      setTyping(null);
      const previous = row.cells[active.column] ?? null;
      if (value !== (previous ?? 0)) apply([{ row: row.id, column: active.column, value, previous }]);
      return true;
    },
    cancel: () => {
      setTyping(null);
      setRefused(null);
    },
    apply,
    undo() {
      if (onUndo) return onUndo();
      const last = done.at(-1);
      if (!last) return;
      setDone(done.slice(0, -1));
      setTaken([...taken, last]);
      onEdit(inverse(last));
    },
    redo() {
      if (onUndo) return;
      const last = taken.at(-1);
      if (!last) return;
      setTaken(taken.slice(0, -1));
      setDone([...done, last]);
      onEdit(last);
    },
  };
}
