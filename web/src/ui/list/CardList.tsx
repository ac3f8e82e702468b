// The same rows at phone width: title first, the other columns as labelled lines.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ResourceSpec, Row } from "@/api/resource";
import { FieldValue } from "@/ui/field/FieldValue";
import { type Field, fieldLabel } from "@/ui/field/fields";
import { useLanguage } from "@/ui/language";
import { type CellRenderers, titleOf } from "@/ui/list/DataTable";

export interface CardListProps {
  spec: ResourceSpec;
  fields: Field[];
  rows: readonly Row[];
  selected: ReadonlySet<number>;
  selectable: boolean;
  cells?: CellRenderers | undefined;
  card?: ((row: Row) => ReactNode) | undefined;
  onOpen: (row: Row) => void;
  onSelect: (ids: readonly number[], on: boolean) => void;
}

export function CardList({ spec, fields, rows, selected, selectable, cells, card, onOpen, onSelect }: CardListProps) {
  const { t } = useTranslation("list");
  const { label } = useLanguage();
  const others = fields.filter((field) => field.path !== spec.title_field);
  return (
    <ul className="yd-cards">
      {rows.map((row) => (
        <li key={row.id} className={selected.has(row.id) ? "yd-row-on" : undefined}>
          <div className="yd-card-head">
            {selectable && (
              <input
                type="checkbox"
                aria-label={t("selectRow", { title: titleOf(spec, row) })}
                checked={selected.has(row.id)}
                onChange={(event) => onSelect([row.id], event.target.checked)}
              />
            )}
            <button type="button" className="yd-card-title" onClick={() => onOpen(row)}>
              {titleOf(spec, row)}
            </button>
          </div>
          {card?.(row) ?? (
            <dl>
              {others.slice(0, 6).map((field) => {
                const value = row.values[field.path];
                const shown = cells?.[field.path]?.(value, row) ?? <FieldValue field={field} value={value} />;
                if (value === null || value === undefined || value === "") return null;
                return (
                  <div key={field.path}>
                    <dt>{fieldLabel(field, label)}</dt>
                    <dd>{shown}</dd>
                  </div>
                );
              })}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
