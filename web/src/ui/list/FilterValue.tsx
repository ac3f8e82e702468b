// The value of a condition, by field and operator: two ends for "between", relative dates, several choices, "myself".
import { DatePicker, InputNumber, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Ref } from "@/api/resource";
import { isRelative, RELATIVE_DATES, type RelativeDate } from "@/domain/conditions";
import { FieldInput } from "@/ui/field/FieldInput";
import { type Field, isDay } from "@/ui/field/fields";
import { RefMany } from "@/ui/field/RefMany";
import { useLanguage } from "@/ui/language";

export interface FilterValueProps {
  field: Field;
  operator: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

const TAKES_N = (relative: string) => relative === "last_n_days" || relative === "next_n_days";

function DayValue({ value, onChange }: Pick<FilterValueProps, "value" | "onChange">) {
  const { t } = useTranslation("list");
  const relative = isRelative(value) ? value.relative : "exact";
  const options = [
    { value: "exact", label: t("filter.absolute") },
    ...RELATIVE_DATES.map((one) => ({ value: one, label: t(`relative.${one}`) })),
  ];
  return (
    <span className="yd-rule-day">
      <Select
        popupMatchSelectWidth={false}
        aria-label={t("filter.relative")}
        value={relative}
        options={options}
        onChange={(next: string) =>
          onChange(next === "exact" ? null : ({ relative: next, ...(TAKES_N(next) ? { n: 7 } : {}) } as RelativeDate))
        }
      />
      {relative === "exact" && (
        <DatePicker
          aria-label={t("filter.value")}
          value={typeof value === "string" && value ? dayjs(value) : null}
          onChange={(day) => onChange(day ? day.format("YYYY-MM-DD") : null)}
        />
      )}
      {isRelative(value) && TAKES_N(value.relative) && (
        <InputNumber
          aria-label="N"
          min={1}
          max={3660}
          precision={0}
          value={value.n ?? 7}
          suffix={t("filter.day")}
          onChange={(n) => onChange({ ...value, n: n ?? 7 })}
        />
      )}
    </span>
  );
}

export function FilterValue({ field, operator, value, onChange }: FilterValueProps) {
  const { t } = useTranslation("list");
  const { label } = useLanguage();
  if (operator === "between" || operator === "notBetween") {
    const [from = null, to = null] = Array.isArray(value) ? (value as unknown[]) : [];
    const bare = { ...field, type: field.type === "datetime" ? ("date" as const) : field.type, required: false };
    return (
      <span className="yd-rule-between">
        <FieldInput
          field={bare}
          value={from}
          onChange={(next) => onChange([next, to])}
          label={`${t("filter.value")} 1`}
        />
        <span>{t("filter.to")}</span>
        <FieldInput
          field={bare}
          value={to}
          onChange={(next) => onChange([from, next])}
          label={`${t("filter.value")} 2`}
        />
      </span>
    );
  }
  if (isDay(field) && operator === "=") return <DayValue value={value} onChange={onChange} />;
  if (field.type === "choice" || field.type === "multichoice" || field.type === "tags") {
    return (
      <Select
        className="yd-rule-value"
        mode={field.type === "tags" ? "tags" : "multiple"}
        aria-label={t("filter.value")}
        showSearch={{ optionFilterProp: "label" }}
        value={Array.isArray(value) ? (value as string[]) : []}
        options={(field.choices ?? []).map((choice) => ({ value: choice.value, label: label(choice.label) }))}
        onChange={onChange}
      />
    );
  }
  if (field.type === "ref")
    return (
      <RefMany
        resource={field.ref ?? ""}
        value={Array.isArray(value) ? (value as (number | "$me" | Ref)[]) : []}
        onChange={onChange}
        aria-label={t("filter.value")}
      />
    );
  if (field.type === "boolean") {
    return (
      <FieldInput
        field={{
          ...field,
          type: "choice",
          choices: [
            { value: "true", label: { zh: "是", en: "Yes" } },
            { value: "false", label: { zh: "否", en: "No" } },
          ],
        }}
        value={value === null || value === undefined ? null : String(value)}
        onChange={(next) => onChange(next === null ? null : next === "true")}
      />
    );
  }
  const bare = {
    ...field,
    required: false,
    type: field.type === "datetime" ? ("date" as const) : field.type === "longtext" ? ("text" as const) : field.type,
  };
  return <FieldInput field={bare} value={value} onChange={onChange} label={t("filter.value")} />;
}
