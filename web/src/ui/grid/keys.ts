// The keys of a tree grid, as spreadsheets have them.
import type { KeyboardEvent } from "react";
import { cleared, filledDown, type Paste, type ShownRow } from "@/domain/tree-grid";
import type { GridEditing } from "@/ui/grid/useGridEditing";

export interface GridKeys {
  edit: GridEditing;
  shown: readonly ShownRow[];
  columns: number;
  editable: boolean;
  toggle: (row: ShownRow, to?: boolean) => void;
  /** Applies what may be changed and names what may not. */
  put: (paste: Paste) => void;
  lock?: (() => void) | undefined;
  /** Into the active column's period, or back out. */
  zoom?: ((into: boolean) => void) | undefined;
}

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-15, 0],
  PageDown: [15, 0],
};

function whileTyping(event: KeyboardEvent, edit: GridEditing): void {
  const { row, column } = edit.active;
  if (event.nativeEvent.isComposing) return;
  if (event.key === "Escape") edit.cancel();
  else if (event.key === "Enter") {
    if (edit.commit()) edit.move({ row: row + (event.shiftKey ? -1 : 1), column });
  } else if (event.key === "Tab") {
    if (edit.commit()) edit.move({ row, column: column + (event.shiftKey ? -1 : 1) });
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/** On a name, right opens and left closes the branch; a closed one's left goes to its parent. */
function alongTree(event: KeyboardEvent, { edit, shown, toggle }: GridKeys): boolean {
  const one = shown[edit.active.row];
  if (edit.active.column !== -1 || !one) return false;
  if (event.key === "ArrowRight" && one.branch && !one.open) toggle(one, true);
  else if (event.key === "ArrowLeft" && one.branch && one.open) toggle(one, false);
  else if (event.key === "ArrowLeft") {
    const parent = shown.findIndex(({ row }) => row.id === one.row.parent);
    if (parent >= 0) edit.move({ row: parent, column: -1 });
  } else return false;
  return true;
}

/** With Ctrl or ⌘; false: not ours. */
function command(event: KeyboardEvent, { edit, shown, columns, editable, put }: GridKeys): boolean {
  const last = { row: shown.length - 1, column: columns - 1 };
  const key = event.key.toLowerCase();
  if (key === "home") edit.move({ row: 0, column: -1 });
  else if (key === "end") edit.move(last);
  else if (key === "a") edit.select({ from: { row: 0, column: 0 }, to: last });
  else if (!editable) return false;
  else if (key === "z" && !event.shiftKey) edit.undo();
  else if (key === "z" || key === "y") edit.redo();
  else if (key === "d") put(filledDown(shown, edit.range));
  else return false;
  return true;
}

/** Changes of the selected cells; false: not ours. */
function change(event: KeyboardEvent, { edit, shown, put, lock }: GridKeys): boolean {
  const { key } = event;
  if (key === "Enter" || key === "F2") edit.begin();
  else if (key === "Delete") {
    if (edit.active.column < 0) return false;
    put(cleared(shown, edit.range));
  } else if (key === "Backspace") edit.begin("");
  else if (key.toLowerCase() === "l" && lock) lock();
  else if (/^[\d.\-+=]$/.test(key)) edit.begin(key);
  else return false;
  return true;
}

export function gridKey(event: KeyboardEvent, keys: GridKeys): void {
  const { edit, columns, editable, zoom } = keys;
  const { row, column } = edit.active;
  if (edit.typing !== null) {
    whileTyping(event, edit);
    return;
  }
  const step = STEPS[event.key];
  if (event.ctrlKey || event.metaKey) {
    if (!command(event, keys)) return;
  } else if (event.altKey) {
    if (!zoom || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    zoom(event.key === "ArrowDown");
  } else if (step) {
    if (event.shiftKey || !alongTree(event, keys))
      edit.move({ row: row + step[0], column: column + step[1] }, event.shiftKey);
  } else if (event.key === "Home") edit.move({ row, column: -1 });
  else if (event.key === "End") edit.move({ row, column: columns - 1 });
  else if (!editable || !change(event, keys)) return;
  event.preventDefault();
}
