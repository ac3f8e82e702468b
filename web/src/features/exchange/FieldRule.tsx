// Where one field comes from: a column, a fixed value or a template, and what is done with it.
import { Input, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import type { FileTable, Rule, TargetField } from "@/features/exchange/types";
import { useLanguage } from "@/ui/language";

const CONSTANT = "=";
const TEMPLATE = "{}";

export interface FieldRuleProps {
  field: TargetField;
  rule: Rule | undefined;
  table: FileTable;
  isKey: boolean;
  onChange: (rule: Rule | null) => void;
}

const sourceOf = (rule: Rule | undefined) =>
  !rule
    ? undefined
    : rule.column
      ? `c:${rule.column}`
      : rule.template !== undefined
        ? TEMPLATE
        : rule.value !== undefined
          ? CONSTANT
          : undefined;

export function FieldRule({ field, rule, table, isKey, onChange }: FieldRuleProps) {
  const { t } = useTranslation("exchange");
  const { label } = useLanguage();
  const name = label(field.label);
  const pick = (source: string | undefined) => {
    const { column: _c, value: _v, template: _t, ...rest } = rule ?? {};
    if (!source) onChange(null);
    else if (source === CONSTANT) onChange({ ...rest, value: "" });
    else if (source === TEMPLATE) onChange({ ...rest, template: rule?.column ? `{${rule.column}}` : "" });
    else onChange({ ...rest, column: source.slice(2) });
  };
  const at = rule?.column ? table.columns.indexOf(rule.column) : -1;
  const samples = at < 0 ? [] : table.samples.map((row) => row[at] ?? "").filter(Boolean);
  return (
    <tr className={rule ? "" : "yd-dim"}>
      <th scope="row">
        {name}
        {field.required && <abbr title={t("required")}> *</abbr>}
        {isKey && <small className="yd-faint"> {t("key")}</small>}
      </th>
      <td>
        <Space wrap>
          <Select
            aria-label={t("columnFor", { name })}
            allowClear
            showSearch
            placeholder={t("notImported")}
            value={sourceOf(rule)}
            status={field.required && !rule ? "warning" : ""}
            style={{ width: 200 }}
            options={[
              { label: t("columns"), options: table.columns.map((one) => ({ value: `c:${one}`, label: one })) },
              {
                label: t("other"),
                options: [
                  { value: CONSTANT, label: t("constant") },
                  { value: TEMPLATE, label: t("template") },
                ],
              },
            ]}
            onChange={pick}
          />
          {sourceOf(rule) === CONSTANT &&
            (field.choices.length > 0 ? (
              <Select
                aria-label={t("constant")}
                style={{ width: 140 }}
                value={String(rule?.value ?? "")}
                options={field.choices.map((one) => ({ value: one.value, label: label(one.label) }))}
                onChange={(value) => onChange({ ...rule, value })}
              />
            ) : (
              <Input
                aria-label={t("constant")}
                style={{ width: 140 }}
                value={String(rule?.value ?? "")}
                onChange={(event) => onChange({ ...rule, value: event.target.value })}
              />
            ))}
          {sourceOf(rule) === TEMPLATE && (
            <Input
              aria-label={t("template")}
              placeholder="{A} – {B}"
              style={{ width: 180 }}
              value={rule?.template ?? ""}
              onChange={(event) => onChange({ ...rule, template: event.target.value })}
            />
          )}
        </Space>
      </td>
      <td className="yd-faint yd-cut" title={samples.join(" · ")}>
        {samples.slice(0, 3).join(" · ")}
      </td>
      <td>{rule && <RuleOptions field={field} rule={rule} onChange={onChange} />}</td>
    </tr>
  );
}

function RuleOptions({ field, rule, onChange }: { field: TargetField; rule: Rule; onChange: (rule: Rule) => void }) {
  const { t } = useTranslation("exchange");
  const mapped = Object.entries(rule.values ?? {});
  return (
    <Space wrap size={4}>
      {field.ref && (
        <Select
          aria-label={t("missing")}
          size="small"
          value={rule.missing ?? "error"}
          style={{ width: 150 }}
          options={(["error", "create", "blank"] as const).map((value) => ({ value, label: t(`missings.${value}`) }))}
          onChange={(missing) => onChange({ ...rule, missing })}
        />
      )}
      {(field.type === "date" || field.type === "datetime") && (
        <Input
          aria-label={t("format")}
          size="small"
          placeholder={t("formatAuto")}
          style={{ width: 130 }}
          value={rule.format ?? ""}
          onChange={(event) => onChange({ ...rule, format: event.target.value })}
        />
      )}
      {mapped.map(([from, to]) => (
        <code key={from} title={t("valueMapped")}>
          {from} → {to}
        </code>
      ))}
      {rule.otherwise && <small className="yd-faint">{t("otherwise")}</small>}
    </Space>
  );
}
