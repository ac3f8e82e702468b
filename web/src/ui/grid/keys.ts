// The keys of a tree grid, as spreadsheets have them.
import type { KeyboardEvent } from "react";
import type { ShownRow } from "@/domain/tree-grid";
import type { GridEditing } from "@/ui/grid/useGridEditing";

export interface GridKeys {
  edit: GridEditing;
  shown: readonly ShownRow[];
  columns: number;
  editable: boolean;
  toggle: (row: ShownRow, to?: boolean) => void;
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

export function gridKey(event: KeyboardEvent, keys: GridKeys): void {
  const { edit, shown, columns, editable } = keys;
  const { row, column } = edit.active;
  if (edit.typing !== null) {
    whileTyping(event, edit);
    return;
  }
  const command = event.ctrlKey || event.metaKey;
  const step = STEPS[event.key];
  if (command && event.key.toLowerCase() === "z" && editable) {
    if (event.shiftKey) edit.redo();
    else edit.undo();
  } else if (command && event.key.toLowerCase() === "y" && editable) edit.redo();
  else if (command && event.key === "Home") edit.move({ row: 0, column: -1 });
  else if (command && event.key === "End") edit.move({ row: shown.length - 1, column: columns - 1 });
  else if (command) return;
  else if (step) {
    if (event.shiftKey || !alongTree(event, keys))
      edit.move({ row: row + step[0], column: column + step[1] }, event.shiftKey);
  } else if (event.key === "Home") edit.move({ row, column: -1 });
  else if (event.key === "End") edit.move({ row, column: columns - 1 });
  else if (!editable) return;
  else if (event.key === "Enter" || event.key === "F2") edit.begin();
  else if (event.key === "Delete" || event.key === "Backspace") edit.begin("");
  else if (/^[\d.\-+]$/.test(event.key)) edit.begin(event.key);
  else return;
  event.preventDefault();
}
