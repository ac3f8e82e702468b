// A tree of people and teams against columns of amounts, edited like a spreadsheet. Only the rows in sight are in the page.
import { DownOutlined, RightOutlined } from "@ant-design/icons";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatExact, formatShort, sumFen } from "@/domain/money";
import { parseClipboard, toClipboard } from "@/domain/table-text";
import {
  type CellEdit,
  type GridRow,
  pasteInto,
  rangeSum,
  rangeText,
  type ShownRow,
  shownRows,
} from "@/domain/tree-grid";
import { GridCell } from "@/ui/grid/GridCell";
import { gridKey } from "@/ui/grid/keys";
import { useGridEditing } from "@/ui/grid/useGridEditing";
import { useLanguage } from "@/ui/language";
import "@/styles/grid.css";

export interface GridColumn {
  key: string;
  label: string;
  title?: string;
}
export interface TreeGridProps<Row extends GridRow> {
  label: string;
  rows: readonly Row[];
  columns: readonly GridColumn[];
  /** Rows open at first; all roots when not given. */
  open?: readonly string[];
  onOpen?: (id: string, open: boolean) => void;
  /** One call per act (a cell, a paste, an undo); the caller keeps the values. Not given: read only. */
  onEdit?: (edits: CellEdit[]) => void;
  /** Given when an edit changes more than its cells: Ctrl-Z then asks the caller. */
  onUndo?: () => void;
  /** After the name: position, lock, gap between parent and children. */
  extra?: (row: Row) => ReactNode;
  total?: boolean;
  height?: number;
  /** Exact yuan, or in 万 for overview. */
  exact?: boolean;
}

const ROW = 34;
const NAME = 220;
const COLUMN = 108;
const TOTAL = 128;
const NO_EDIT = () => undefined;

export function TreeGrid<Row extends GridRow>({
  label,
  rows,
  columns,
  open,
  onOpen,
  onEdit,
  onUndo,
  extra,
  total = true,
  height = 560,
  exact = true,
}: TreeGridProps<Row>) {
  const { t } = useTranslation("record");
  const { language } = useLanguage();
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(open ?? rows.filter((row) => row.parent === null).map((row) => row.id)),
  );
  const shown = useMemo(() => shownRows(rows, opened), [rows, opened]);
  const edit = useGridEditing(shown, columns.length, onEdit ?? NO_EDIT, onUndo);
  const [notice, setNotice] = useState("");
  const body = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => body.current,
    estimateSize: () => ROW,
    overscan: 12,
    initialRect: { width: 800, height },
  });
  const editable = onEdit !== undefined;
  const { active } = edit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the active row, also when typing begins after it was scrolled away
  useEffect(() => virtual.scrollToIndex(active.row), [active.row, edit.typing === null]);
  useEffect(() => {
    if (edit.typing === null && body.current?.contains(document.activeElement))
      body.current.focus({ preventScroll: true });
  }, [edit.typing]);

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

  function onPaste(event: ClipboardEvent) {
    if (!editable || edit.typing !== null || active.column < 0) return;
    event.preventDefault();
    const { edits, skipped } = pasteInto(
      shown,
      columns.length,
      edit.range,
      parseClipboard(event.clipboardData.getData("text/plain")),
    );
    edit.apply(edits);
    setNotice(
      skipped ? t("grid.pasteSkipped", { count: edits.length, skipped }) : t("grid.pasted", { count: edits.length }),
    );
  }
  function onCopy(event: ClipboardEvent) {
    if (edit.typing !== null || active.column < 0) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", toClipboard(rangeText(shown, edit.range)));
  }
  const onKeyDown = (event: KeyboardEvent) =>
    gridKey(event, { edit, shown, columns: columns.length, editable, toggle });

  const range = active.column >= 0 ? rangeSum(shown, edit.range) : null;
  const message =
    edit.refused === "invalid"
      ? t("grid.invalid", { text: edit.typing ?? "" })
      : edit.refused
        ? t(`grid.${edit.refused}`)
        : notice;
  const template = `minmax(${NAME}px, 1.6fr) repeat(${columns.length}, minmax(${COLUMN}px, 1fr))${total ? ` minmax(${TOTAL}px, 1fr)` : ""}`;
  const money = (fen: number) => (exact ? formatExact(fen) : formatShort(fen, language));
  const first = shown[active.row]?.row.id;

  return (
    <div className="yd-grid">
      <div
        ref={body}
        role="treegrid"
        aria-label={label}
        aria-rowcount={shown.length + 1}
        aria-colcount={columns.length + 1 + (total ? 1 : 0)}
        aria-readonly={!editable}
        aria-activedescendant={first === undefined ? undefined : `cell-${active.row}-${active.column}`}
        tabIndex={0}
        className="yd-grid-body"
        style={{ maxHeight: height }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onCopy={onCopy}
      >
        {/* Head and rows share one width, else their columns would not stand under each other. */}
        <div style={{ minWidth: NAME + COLUMN * columns.length + (total ? TOTAL : 0) }}>
          <div
            role="row"
            tabIndex={-1}
            aria-rowindex={1}
            className="yd-grid-row yd-grid-head"
            style={{ gridTemplateColumns: template }}
          >
            <div role="columnheader" tabIndex={-1}>
              {t("grid.name")}
            </div>
            {columns.map((column) => (
              <div key={column.key} role="columnheader" tabIndex={-1} title={column.title}>
                {column.label}
              </div>
            ))}
            {total && (
              <div role="columnheader" tabIndex={-1}>
                {t("grid.sum")}
              </div>
            )}
          </div>
          <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const one = shown[index];
              if (!one) return null;
              const { row, level } = one;
              return (
                <div
                  key={row.id}
                  role="row"
                  tabIndex={-1}
                  aria-rowindex={index + 2}
                  aria-level={level}
                  aria-expanded={one.branch ? one.open : undefined}
                  className={level === 1 ? "yd-grid-row yd-grid-root" : "yd-grid-row"}
                  style={{
                    gridTemplateColumns: template,
                    position: "absolute",
                    top: 0,
                    left: 0,
                    right: 0,
                    height: ROW,
                    transform: `translateY(${start}px)`,
                  }}
                >
                  <div
                    role="rowheader"
                    tabIndex={-1}
                    id={`cell-${index}--1`}
                    className={active.row === index && active.column === -1 ? "yd-grid-active" : undefined}
                    style={{ paddingLeft: 8 + (level - 1) * 18 }}
                    onMouseDown={() => edit.move({ row: index, column: -1 })}
                  >
                    {one.branch ? (
                      <button
                        type="button"
                        tabIndex={-1}
                        className="yd-grid-toggle"
                        aria-label={t(one.open ? "grid.collapse" : "grid.expand", { name: row.name })}
                        onClick={() => toggle(one)}
                      >
                        {one.open ? <DownOutlined /> : <RightOutlined />}
                      </button>
                    ) : (
                      <span className="yd-grid-toggle" />
                    )}
                    <span className="yd-grid-name" title={row.name}>
                      {row.name}
                    </span>
                    {extra?.(row)}
                  </div>
                  {columns.map((column, at) => (
                    <GridCell
                      key={column.key}
                      row={row}
                      at={at}
                      index={index}
                      edit={edit}
                      editable={editable}
                      money={money}
                      label={`${row.name} ${column.label}`}
                    />
                  ))}
                  {total && (
                    <div role="gridcell" tabIndex={-1} className="yd-grid-total yd-num">
                      {money(sumFen(row.cells))}
                    </div>
                  )}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      <footer className="yd-grid-foot" hidden={!editable && !message && (range?.count ?? 0) < 2}>
        <span role="status" className={edit.refused ? "yd-risk" : "yd-faint"}>
          {message || (editable ? t("grid.help") : "")}
        </span>
        <span className="yd-grow" />
        {range && range.count > 1 && (
          <span className="yd-num">
            {t("grid.selection", { count: range.count })} · {t("grid.sum")} {formatExact(range.sum)} ·{" "}
            {t("grid.average")} {formatExact(range.average)}
          </span>
        )}
      </footer>
    </div>
  );
}
