// The rows as a table: sortable heads, row selection, inline edit, keyboard (arrows, Enter, Space), sums at the foot.
import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ResourceSpec, Row, Sort } from "@/api/resource";
import { formatExact, formatShort, toFen } from "@/domain/money";
import { FieldValue, plainNumber } from "@/ui/field/FieldValue";
import { type Field, fieldLabel, isNumber } from "@/ui/field/fields";
import { useLanguage } from "@/ui/language";
import { InlineCell } from "@/ui/list/InlineCell";

export type CellRenderers = Readonly<Record<string, (value: unknown, row: Row) => ReactNode>>;

export interface DataTableProps {
  spec: ResourceSpec;
  fields: Field[];
  rows: readonly Row[];
  sort: Sort[];
  sums?: Record<string, string | null> | undefined;
  opened: number | null;
  selected: ReadonlySet<number>;
  selectable: boolean;
  cells?: CellRenderers | undefined;
  rowActions?: ((row: Row) => ReactNode) | undefined;
  onSort: (field: Field, add: boolean) => void;
  onOpen: (row: Row) => void;
  onSelect: (ids: readonly number[], on: boolean) => void;
  onSave: (row: Row, field: Field, value: unknown) => void;
}

export const titleOf = (spec: ResourceSpec, row: Row): string => {
  const value = row.values[spec.title_field];
  return typeof value === "string" ? value : ((value as { label?: string } | null)?.label ?? `#${row.id}`);
};

const STANDARD: Partial<Record<Field["type"], number>> = {
  money: 128,
  date: 112,
  datetime: 148,
  boolean: 72,
  integer: 96,
  percent: 88,
  choice: 120,
};

const cellClass = (field: Field, spec: ResourceSpec) =>
  field.path === spec.title_field ? "yd-title" : isNumber(field) ? "yd-right" : undefined;

function Head({
  spec,
  field,
  sort,
  onSort,
}: {
  spec: ResourceSpec;
  field: Field;
  sort: Sort[];
  onSort: (add: boolean) => void;
}) {
  const { t } = useTranslation("list");
  const { t: tc } = useTranslation();
  const { label } = useLanguage();
  const at = sort.findIndex((one) => one.field === field.path);
  const found = sort[at];
  const text = fieldLabel(field, label);
  const unit = field.type === "money" ? tc("unit.yuan") : label(field.unit);
  return (
    <th
      scope="col"
      className={cellClass(field, spec)}
      style={{ minWidth: field.width ?? STANDARD[field.type] ?? 110 }}
      aria-sort={found ? (found.desc ? "descending" : "ascending") : undefined}
    >
      {field.sortable ? (
        <button type="button" onClick={(event) => onSort(event.shiftKey)} title={t("sort.by", { field: text })}>
          {text}
          {unit && <small>{unit}</small>}
          {found && (found.desc ? <CaretDownOutlined /> : <CaretUpOutlined />)}
          {found && sort.length > 1 && <sup>{at + 1}</sup>}
        </button>
      ) : (
        <span>
          {text}
          {unit && <small>{unit}</small>}
        </span>
      )}
    </th>
  );
}

function moveFocus(event: KeyboardEvent<HTMLTableRowElement>, step: 1 | -1): void {
  const to = step === 1 ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling;
  if (!(to instanceof HTMLElement)) return;
  event.preventDefault();
  to.focus();
}

export function DataTable(props: DataTableProps) {
  const { spec, fields, rows, sort, sums, opened, selected, selectable, cells, rowActions } = props;
  const { t } = useTranslation("list");
  const { language } = useLanguage();
  const lastPicked = useRef<number | null>(null);
  const allOn = rows.length > 0 && rows.every((row) => selected.has(row.id));
  const withCents = useMemo(
    () =>
      new Set(
        fields
          .filter(
            (field) =>
              field.type === "money" && rows.some((row) => /\.(?!0+$)\d+$/.test(String(row.values[field.path] ?? ""))),
          )
          .map((field) => field.path),
      ),
    [fields, rows],
  );
  const summed = fields.some((field) => sums?.[field.path] !== undefined && sums[field.path] !== null);

  function pick(row: Row, on: boolean, range: boolean) {
    const from = range && lastPicked.current !== null ? rows.findIndex((one) => one.id === lastPicked.current) : -1;
    const to = rows.indexOf(row);
    const picked = from < 0 ? [row] : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    lastPicked.current = row.id;
    props.onSelect(
      picked.map((one) => one.id),
      on,
    );
  }

  function onKey(event: KeyboardEvent<HTMLTableRowElement>, row: Row) {
    if (event.target !== event.currentTarget) return;
    if (event.key === "ArrowDown" || event.key === "j") moveFocus(event, 1);
    else if (event.key === "ArrowUp" || event.key === "k") moveFocus(event, -1);
    else if (event.key === "Enter") props.onOpen(row);
    else if ((event.key === " " || event.key === "x") && selectable) {
      event.preventDefault();
      pick(row, !selected.has(row.id), event.shiftKey);
    }
  }

  function cell(field: Field, row: Row) {
    const value = row.values[field.path];
    const own = cells?.[field.path];
    const shown = own ? (
      own(value, row)
    ) : (
      <FieldValue
        field={field}
        value={value}
        plain={field.path === spec.title_field}
        cents={withCents.has(field.path)}
      />
    );
    if (field.path === spec.title_field) {
      return (
        <a
          className="yd-title-link"
          href={`${spec.path}/${row.id}`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            props.onOpen(row);
          }}
        >
          {value === null || value === undefined || value === "" ? `#${row.id}` : shown}
        </a>
      );
    }
    if (field.editable && row.can_edit && spec.can.edit && !field.via) {
      return (
        <InlineCell field={field} value={value} onSave={(next) => props.onSave(row, field, next)}>
          {shown}
        </InlineCell>
      );
    }
    return shown;
  }

  const sumText = (field: Field) => {
    const value = sums?.[field.path];
    if (value === undefined || value === null) return null;
    const fen = field.type === "money" ? toFen(value) : null;
    return fen === null ? (
      <span className="yd-num">{plainNumber(value)}</span>
    ) : (
      <span className="yd-num" title={formatExact(fen, true)}>
        {formatShort(fen, language)}
      </span>
    );
  };

  return (
    <div className="yd-table-scroll">
      <table className="yd-table">
        <thead>
          <tr>
            {selectable && (
              <th className="yd-check">
                <input
                  type="checkbox"
                  aria-label={t("selectPage")}
                  checked={allOn}
                  onChange={(event) =>
                    props.onSelect(
                      rows.map((row) => row.id),
                      event.target.checked,
                    )
                  }
                />
              </th>
            )}
            {fields.map((field) => (
              <Head key={field.path} spec={spec} field={field} sort={sort} onSort={(add) => props.onSort(field, add)} />
            ))}
            {rowActions && <th className="yd-row-actions" />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={row.id}
              tabIndex={index === 0 || row.id === opened ? 0 : -1}
              className={row.id === opened ? "yd-row-open" : selected.has(row.id) ? "yd-row-on" : undefined}
              aria-selected={selectable ? selected.has(row.id) : undefined}
              onKeyDown={(event) => onKey(event, row)}
            >
              {selectable && (
                <td className="yd-check">
                  <input
                    type="checkbox"
                    aria-label={t("selectRow", { title: titleOf(spec, row) })}
                    checked={selected.has(row.id)}
                    onChange={(event) => pick(row, event.target.checked, (event.nativeEvent as MouseEvent).shiftKey)}
                  />
                </td>
              )}
              {fields.map((field) => (
                <td key={field.path} className={cellClass(field, spec)}>
                  {cell(field, row)}
                </td>
              ))}
              {rowActions && <td className="yd-row-actions">{rowActions(row)}</td>}
            </tr>
          ))}
        </tbody>
        {summed && (
          <tfoot>
            <tr>
              {selectable && <td />}
              {fields.map((field, index) => (
                <td key={field.path} className={cellClass(field, spec)}>
                  {sumText(field) ?? (index === 0 ? t("sum") : null)}
                </td>
              ))}
              {rowActions && <td />}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
