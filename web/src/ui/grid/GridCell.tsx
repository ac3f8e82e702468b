// One amount of a tree grid: shown, or being typed.
import { LockOutlined } from "@ant-design/icons";
import { type GridRow, isIn } from "@/domain/tree-grid";
import type { GridEditing } from "@/ui/grid/useGridEditing";

export function GridCell({
  row,
  at,
  index,
  edit,
  editable,
  money,
  label,
}: {
  row: GridRow;
  at: number;
  index: number;
  edit: GridEditing;
  editable: boolean;
  money: (fen: number) => string;
  label: string;
}) {
  const here = edit.active.row === index && edit.active.column === at;
  const typing = here && edit.typing !== null;
  const value = row.cells[at] ?? null;
  const fixed = row.readOnly === true || (Array.isArray(row.readOnly) && row.readOnly[at]);
  const marks = [
    "yd-num",
    here && "yd-grid-active",
    edit.active.column >= 0 && isIn(edit.range, index, at) && "yd-grid-in",
    fixed && "yd-grid-fixed",
  ]
    .filter(Boolean)
    .join(" ");
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      id={`cell-${index}-${at}`}
      className={marks}
      aria-readonly={editable ? fixed || row.locked?.[at] || undefined : undefined}
      onMouseDown={(event) => {
        if (!typing && edit.commit()) edit.move({ row: index, column: at }, event.shiftKey);
      }}
      onMouseEnter={(event) => {
        if (event.buttons === 1 && edit.typing === null) edit.move({ row: index, column: at }, true);
      }}
      onDoubleClick={() => editable && edit.begin()}
    >
      {typing ? (
        <input
          // biome-ignore lint/a11y/noAutofocus: the cell was opened to type into it
          autoFocus
          aria-label={label}
          aria-invalid={edit.refused === "invalid"}
          inputMode="decimal"
          value={edit.typing ?? ""}
          onChange={(event) => edit.type(event.target.value)}
          onBlur={() => edit.commit()}
        />
      ) : (
        <>
          {row.locked?.[at] && <LockOutlined className="yd-grid-lock" />}
          {value === null ? "" : money(value)}
        </>
      )}
    </div>
  );
}
