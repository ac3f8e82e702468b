// The fields of a record as pairs of name and value; empty ones say so.
import { useTranslation } from "react-i18next";
import type { ResourceSpec, Row } from "@/api/resource";
import { FieldValue } from "@/ui/field/FieldValue";
import { useLanguage } from "@/ui/language";

export interface FieldListProps {
  spec: ResourceSpec;
  row: Row;
  /** Only these, in this order. */
  only?: readonly string[];
  /** Leave these out. */
  without?: readonly string[];
}

export function FieldList({ spec, row, only, without = [] }: FieldListProps) {
  const { t } = useTranslation("record");
  const { label } = useLanguage();
  const fields = only
    ? only.flatMap((name) => spec.fields.find((field) => field.name === name) ?? [])
    : spec.fields.filter((field) => field.name !== spec.title_field && !without.includes(field.name));
  return (
    <dl className="yd-fields">
      {fields.map((field) => {
        const value = row.values[field.name];
        const empty =
          value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
        return (
          <div key={field.name} className={field.type === "longtext" ? "yd-span-2" : undefined}>
            <dt>{label(field.label)}</dt>
            <dd>
              {empty ? <span className="yd-faint">{t("fieldEmpty")}</span> : <FieldValue field={field} value={value} />}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
