// A tree of people and teams against columns of amounts, edited like a spreadsheet. Only what is in sight is in the page.
import { Dropdown, type MenuProps } from "antd";
import {
  type ClipboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Foreseen } from "@/domain/foresee";
import { parseClipboard, toClipboard } from "@/domain/table-text";
import {
  type CellEdit,
  type GridRow,
  ordered,
  type Paste,
  pasteInto,
  rangeText,
  type ShownRow,
  shownRows,
} from "@/domain/tree-grid";
import { useAmounts } from "@/ui/figure/Money";
import { GridFoot } from "@/ui/grid/GridFoot";
import { GridHead } from "@/ui/grid/GridHead";
import { GridLine } from "@/ui/grid/GridLine";
import { gridKey } from "@/ui/grid/keys";
import { COLUMN, type GridColumn, HEAD, type Marks, nameWidth, ROW } from "@/ui/grid/layout";
import { cellAt, useFollow } from "@/ui/grid/sight";
import { useGridEditing } from "@/ui/grid/useGridEditing";
import { useWindow } from "@/ui/grid/useWindow";
import { useWide } from "@/ui/state/useWide";
import "@/styles/grid.css";

export interface Chosen<Row extends GridRow> {
  rows: readonly Row[];
  /** Empty: the lines as a whole. */
  columns: readonly GridColumn[];
}
export interface TreeGridProps<Row extends GridRow> {
  label: string;
  rows: readonly Row[];
  columns: readonly GridColumn[];
  /** Rows open at first; all roots when not given. */
  open?: readonly string[];
  onOpen?: (id: string, open: boolean) => void;
  /** One call per act (a cell, a paste, a fill); the caller keeps the values. Not given: read only. */
  onEdit?: (edits: CellEdit[]) => void;
  /** Given when an edit changes more than its cells: Ctrl-Z and Ctrl-Y then ask the caller. */
  onUndo?: () => void;
  onRedo?: () => void;
  /** L, and the context menu. */
  onLock?: (chosen: Chosen<Row>) => void;
  menu?: (chosen: Chosen<Row>) => MenuProps["items"];
  /** A head is clicked, or Alt-↓ at one of its cells; null: Alt-↑, back out. */
  onZoom?: (key: string | null) => void;
  /** What an edit would do to the other lines, shown while it is typed. */
  foresee?: (edits: CellEdit[]) => Foreseen;
  marks?: Marks;
  /** Brought into sight when it changes. */
  goTo?: { row: string; column: string } | null;
  /** After the name: position, lock, gap between parent and children. */
  extra?: (row: Row) => ReactNode;
  height?: number;
  /** Exact yuan, or in 万 for overview. */
  exact?: boolean;
}

export function TreeGrid<Row extends GridRow>(props: TreeGridProps<Row>) {
  const { label, rows, columns, onOpen, onEdit, extra, marks, foresee, height = 560, exact = true } = props;
  const amounts = useAmounts();
  const name = nameWidth(useWide());
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(props.open ?? rows.filter((row) => row.parent === null).map((row) => row.id)),
  );
  const shown = useMemo(() => shownRows(rows, opened), [rows, opened]);
  const edit = useGridEditing(shown, columns.length, props);
  const [notice, setNotice] = useState<Paste | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const seen = useWindow(body, { rows: shown.length, columns: columns.length, row: ROW, name, column: COLUMN });
  const editable = onEdit !== undefined;
  const { active, range, typing, draft } = edit;
  useFollow(body, { active, typing: typing !== null, width: seen.width, name });
  const draftKey = draft && `${draft.row}|${draft.column}|${draft.value}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new object each time, the same as long as its key
  const ahead = useMemo(() => (draft && foresee ? foresee([draft]) : undefined), [draftKey, foresee]);

  // Leaving a cell by a key keeps the keys here; leaving it by a click elsewhere does not take the focus back.
  const keepsKeys = useRef(false);
  useEffect(() => {
    if (typing === null && keepsKeys.current) body.current?.focus({ preventScroll: true });
    keepsKeys.current = false;
  }, [typing]);

  const latest = useRef(edit);
  latest.current = edit;
  const onType = useCallback((text: string) => latest.current.type(text), []);
  const onLeave = useCallback(() => void latest.current.commit(), []);
  const money = useCallback((fen: number) => (exact ? amounts.exact(fen) : amounts.short(fen)), [exact, amounts]);

  const goTo = props.goTo;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it names another place
  useEffect(() => {
    const row = goTo ? shown.findIndex((one) => one.row.id === goTo.row) : -1;
    if (goTo && row >= 0) edit.move({ row, column: columns.findIndex((one) => one.key === goTo.column) });
  }, [goTo]);

  function toggle(row: ShownRow, to = !row.open) {
    if (!row.branch) return;
    setOpened((known) => {
      const next = new Set(known);
      if (to) next.add(row.row.id);
      else next.delete(row.row.id);
      return next;
    });
    onOpen?.(row.row.id, to);
  }
  function put(paste: Paste) {
    edit.apply(paste.edits);
    setNotice(paste);
  }
  const chosen = (): Chosen<Row> => {
    const { top, bottom, left, right } = ordered(range);
    return {
      rows: shown.slice(top, bottom + 1).map((one) => one.row as Row),
      columns: left < 0 ? [] : columns.slice(left, right + 1),
    };
  };
  function onPaste(event: ClipboardEvent) {
    if (!editable || typing !== null || active.column < 0) return;
    event.preventDefault();
    put(
      pasteInto(shown, columns.length, range, parseClipboard(event.clipboardData.getData("text/plain")), amounts.unit),
    );
  }
  function onCopy(event: ClipboardEvent) {
    if (typing !== null || active.column < 0) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", toClipboard(rangeText(shown, range, amounts.unit)));
  }
  function onMouseDown(event: MouseEvent) {
    const at = cellAt(event.target);
    if (!at || (event.target as HTMLElement).closest("input, button, a")) return;
    event.preventDefault(); // else the focus would go to a cell that scrolling takes away
    body.current?.focus({ preventScroll: true });
    const inside = event.button === 2 && isChosen(range, at.row, at.column);
    if (!inside && edit.commit()) edit.move(at, event.shiftKey);
  }
  function onMouseMove(event: MouseEvent) {
    const at = event.buttons === 1 && typing === null ? cellAt(event.target) : null;
    if (!at || at.column < 0 || range.from.column < 0) return;
    if (at.row !== active.row || at.column !== active.column) edit.move(at, true);
  }
  function onClick(event: MouseEvent) {
    const index = (event.target as HTMLElement).closest<HTMLElement>("[data-toggle]")?.dataset.toggle;
    const one = index === undefined ? undefined : shown[Number(index)];
    if (one) toggle(one);
  }

  const lines = Array.from({ length: seen.bottom - seen.top }, (_, n) => seen.top + n);
  if (typing !== null && (active.row < seen.top || active.row >= seen.bottom)) lines.push(active.row);
  const { top, bottom, left, right } = ordered(range);
  const grid = (
    <div
      ref={body}
      role="treegrid"
      aria-label={label}
      aria-rowcount={shown.length + 1}
      aria-colcount={columns.length + 1}
      aria-readonly={!editable}
      aria-multiselectable
      aria-activedescendant={shown[active.row] === undefined ? undefined : `cell-${active.row}-${active.column}`}
      tabIndex={0}
      className="yd-grid-body"
      style={{ maxHeight: height }}
      onKeyDown={(event) => {
        if (typing === null && (event.target as HTMLElement).closest("button, a")) return;
        setNotice(null);
        keepsKeys.current = typing !== null;
        gridKey(event, {
          edit,
          shown,
          columns: columns.length,
          editable,
          toggle,
          put,
          lock: props.onLock && (() => props.onLock?.(chosen())),
          zoom: props.onZoom && ((into) => props.onZoom?.(into ? (columns[active.column]?.key ?? null) : null)),
        });
      }}
      onPaste={onPaste}
      onCopy={onCopy}
      onMouseDown={onMouseDown}
      onMouseMove={onMouseMove}
      onClick={onClick}
      onDoubleClick={(event) => {
        if (cellAt(event.target) && editable) edit.begin();
      }}
    >
      <GridHead
        columns={columns}
        from={seen.left}
        to={seen.right}
        width={seen.width}
        name={name}
        onOpen={props.onZoom}
      />
      <div
        role="rowgroup"
        className="yd-grid-lines"
        style={{ height: shown.length * ROW, width: name + seen.width * columns.length }}
      >
        {lines.map((index) => {
          const one = shown[index];
          if (!one) return null;
          const here = active.row === index;
          const selected = index >= top && index <= bottom && right >= 0;
          return (
            <GridLine
              key={one.row.id}
              one={one}
              index={index}
              columns={columns}
              from={seen.left}
              to={seen.right}
              width={seen.width}
              name={name}
              editable={editable}
              active={here ? active.column : null}
              chosen={selected ? pair(left, right) : NONE}
              typing={here ? typing : null}
              invalid={here && (edit.refused === "invalid" || edit.refused === "negative")}
              seen={ahead?.get(one.row.id)}
              marks={marks}
              money={money}
              extra={extra as ((row: GridRow) => ReactNode) | undefined}
              onType={onType}
              onLeave={onLeave}
            />
          );
        })}
      </div>
    </div>
  );
  return (
    <div className="yd-grid" style={{ ["--yd-grid-head" as string]: `${HEAD}px` }}>
      {props.menu ? (
        <Dropdown trigger={["contextMenu"]} menu={{ items: props.menu(chosen()) ?? [] }}>
          {grid}
        </Dropdown>
      ) : (
        grid
      )}
      <GridFoot edit={edit} shown={shown} columns={columns} notice={notice} marks={marks} editable={editable} />
    </div>
  );
}

const NONE = [0, -1] as const;
const pairs = new Map<string, readonly [number, number]>();
/** The same pair for the same numbers, so that lines need not be drawn again. */
function pair(left: number, right: number): readonly [number, number] {
  const key = `${left}:${right}`;
  const known = pairs.get(key) ?? ([left, right] as const);
  if (pairs.size > 500) pairs.clear();
  pairs.set(key, known);
  return known;
}
function isChosen(range: Parameters<typeof ordered>[0], row: number, column: number) {
  const { top, bottom, left, right } = ordered(range);
  return row >= top && row <= bottom && column >= left && column <= right;
}
