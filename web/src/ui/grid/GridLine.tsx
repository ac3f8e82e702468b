// One line of a tree grid. It is drawn again only when something in it changes, so scrolling draws the new lines alone.
import { DownOutlined, LockOutlined, RightOutlined } from "@ant-design/icons";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { GridRow, ShownRow } from "@/domain/tree-grid";
import { type GridColumn, type Marks, markKey, ROW } from "@/ui/grid/layout";

export interface LineProps {
  one: ShownRow;
  index: number;
  columns: readonly GridColumn[];
  from: number;
  to: number;
  width: number;
  name: number;
  editable: boolean;
  /** The active column when this is the active line (−1 its name), else null. */
  active: number | null;
  /** The selected columns of this line: from ≥ to when none are. */
  chosen: readonly [number, number];
  typing: string | null;
  invalid: boolean;
  /** Amounts that are shown instead of the stored ones. */
  seen: readonly (number | null)[] | undefined;
  marks: Marks | undefined;
  money: (fen: number) => string;
  extra: ((row: GridRow) => ReactNode) | undefined;
  onType: (text: string) => void;
  onLeave: () => void;
}

export const GridLine = memo(function GridLine(props: LineProps) {
  const { t } = useTranslation("record");
  const { one, index, columns, from, to, width, name, active } = props;
  const { row, level } = one;
  const shown = Array.from({ length: Math.max(to - from, 0) }, (_, n) => from + n);
  if (props.typing !== null && active !== null && active >= 0 && (active < from || active >= to)) shown.push(active);
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-level={level}
      aria-expanded={one.branch ? one.open : undefined}
      className={level === 1 ? "yd-grid-row yd-grid-root" : "yd-grid-row"}
      style={{ top: index * ROW, width: name + width * columns.length }}
    >
      <div
        role="rowheader"
        tabIndex={-1}
        aria-colindex={1}
        id={`cell-${index}--1`}
        data-cell={`${index}:-1`}
        className={active === -1 ? "yd-grid-head-cell yd-grid-active" : "yd-grid-head-cell"}
        style={{ paddingLeft: 8 + (level - 1) * 18, width: name }}
      >
        {one.branch ? (
          <button
            type="button"
            tabIndex={-1}
            className="yd-grid-toggle"
            data-toggle={index}
            aria-label={t(one.open ? "grid.collapse" : "grid.expand", { name: row.name })}
          >
            {one.open ? <DownOutlined /> : <RightOutlined />}
          </button>
        ) : (
          <span className="yd-grid-toggle" />
        )}
        <span className="yd-grid-name" title={row.name}>
          {row.name}
        </span>
        {props.extra?.(row)}
      </div>
      {shown.map((at) => (
        <Cell key={columns[at]?.key ?? at} {...props} at={at} />
      ))}
    </div>
  );
});

function Cell({ at, ...line }: LineProps & { at: number }) {
  const { one, index, columns, width, name, editable, active, chosen, typing, money } = line;
  const { row } = one;
  const column = columns[at];
  const here = active === at;
  const fixed = row.readOnly === true || (Array.isArray(row.readOnly) && row.readOnly[at] === true);
  const locked = row.locked?.[at] === true;
  const mark = column && line.marks?.get(markKey(row.id, column.key));
  const seen = line.seen?.[at];
  const value = seen ?? row.cells[at] ?? null;
  const names = ["yd-num"];
  if (fixed) names.push("yd-grid-fixed");
  if (column?.free) names.push("yd-grid-free");
  if (at >= chosen[0] && at <= chosen[1]) names.push("yd-grid-in");
  if (seen !== undefined && seen !== (row.cells[at] ?? null)) names.push("yd-grid-seen");
  if (mark) names.push(`yd-grid-mark-${mark.tone}`);
  if (here) names.push("yd-grid-active");
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      aria-colindex={at + 2}
      id={`cell-${index}-${at}`}
      data-cell={`${index}:${at}`}
      data-column={column?.key}
      className={names.join(" ")}
      style={{ left: name + at * width, width }}
      title={mark?.text ?? row.notes?.[at]}
      aria-readonly={editable ? fixed || locked || undefined : undefined}
      aria-invalid={mark?.tone === "risk" || undefined}
      aria-selected={at >= chosen[0] && at <= chosen[1] ? true : undefined}
    >
      {here && typing !== null ? (
        <input
          // biome-ignore lint/a11y/noAutofocus: the cell was opened to type into it
          autoFocus
          aria-label={`${row.name} ${column?.label ?? ""}`}
          aria-invalid={line.invalid}
          autoComplete="off"
          value={typing}
          onChange={(event) => line.onType(event.target.value)}
          onBlur={line.onLeave}
        />
      ) : (
        <>
          {locked && <LockOutlined className="yd-grid-lock" />}
          {value === null ? "" : money(value)}
        </>
      )}
    </div>
  );
}
