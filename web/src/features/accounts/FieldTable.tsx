// Which fields a role may not see: one row for each field kept back, and a list to add another.
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Hiding, ResourceFields } from "@/features/accounts/queries";
import { useLanguage } from "@/ui/language";

export interface FieldTableProps {
  catalogue: ResourceFields[];
  fields: Record<string, Hiding>;
  saved: Record<string, Hiding>;
  readOnly: boolean;
  onChange: (path: string, way: Hiding | null) => void;
}

export function FieldTable({ catalogue, fields, saved, readOnly, onChange }: FieldTableProps) {
  const { t } = useTranslation("accounts");
  const { label } = useLanguage();
  const known = catalogue.flatMap((group) =>
    group.fields.map((field) => ({
      path: `${group.resource}.${field.name}`,
      maskable: field.maskable,
      name: `${label(group.label)} · ${label(field.label)}`,
    })),
  );
  const byPath = new Map(known.map((one) => [one.path, one]));
  const free = catalogue.map((group) => ({
    label: label(group.label),
    options: group.fields
      .filter((field) => !(`${group.resource}.${field.name}` in fields))
      .map((field) => ({
        value: `${group.resource}.${field.name}`,
        label: `${label(group.label)} · ${label(field.label)}`,
      })),
  }));
  return (
    <section className="yd-grants" aria-label={t("hidden.title")}>
      <h3>{t("hidden.title")}</h3>
      <p className="yd-faint">{t("hidden.lead")}</p>
      {Object.keys(fields)
        .sort()
        .map((path) => {
          const name = byPath.get(path)?.name ?? path;
          return (
            <div key={path} className={fields[path] === saved[path] ? "yd-grant" : "yd-grant yd-grant-changed"}>
              <span>{name}</span>
              <span className="yd-inline">
                <Select
                  aria-label={t("hidden.how", { name })}
                  disabled={readOnly}
                  value={fields[path]}
                  style={{ width: 150 }}
                  options={[
                    { value: "hidden", label: t("hidden.hidden") },
                    ...(byPath.get(path)?.maskable ? [{ value: "masked", label: t("hidden.masked") }] : []),
                  ]}
                  onChange={(way: Hiding) => onChange(path, way)}
                />
                <Button type="link" disabled={readOnly} onClick={() => onChange(path, null)}>
                  {t("hidden.show")}
                </Button>
              </span>
            </div>
          );
        })}
      {!readOnly && (
        <Select
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t("hidden.add")}
          placeholder={t("hidden.add")}
          style={{ width: "100%" }}
          value={null}
          options={free.filter((group) => group.options.length > 0)}
          onChange={(path: string | null) => path && onChange(path, "hidden")}
        />
      )}
    </section>
  );
}
