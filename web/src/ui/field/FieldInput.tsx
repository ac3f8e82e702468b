// The input that fits a field's type; values are in the API's form (money "1234.00", date "2026-01-31", ref {id,label}).
import { DatePicker, Input, InputNumber, Select, Switch } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldSpec, Ref } from "@/api/resource";
import { momentOf, wallOf } from "@/domain/dates";
import { formatExact, toDecimal, toFen } from "@/domain/money";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";

export interface FieldInputProps {
  field: FieldSpec;
  value: unknown;
  onChange: (value: unknown) => void;
  id?: string | undefined;
  autoFocus?: boolean | undefined;
  disabled?: boolean | undefined;
  invalid?: boolean | undefined;
  label?: string | undefined;
  /** The list of choices or the calendar was closed. */
  onClose?: () => void;
}

/** Typed as people say it (12000, 1.2万); kept as decimal text. What cannot be read stays visible and is given on as typed. */
function MoneyInput({
  value,
  onChange,
  ...rest
}: { value: unknown; onChange: (value: string | null) => void } & InputExtras) {
  const { t } = useTranslation();
  const known = (raw: unknown) => {
    const fen = toFen(raw as string);
    return fen === null ? String(raw ?? "") : formatExact(fen);
  };
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...rest}
      className="yd-input-number"
      inputMode="decimal"
      suffix={t("unit.yuan")}
      value={typed ?? known(value)}
      onFocus={() => setTyped(known(value).replaceAll(",", "").replace("−", "-"))}
      onChange={(event) => {
        setTyped(event.target.value);
        const fen = toFen(event.target.value);
        onChange(event.target.value.trim() === "" ? null : fen === null ? event.target.value : toDecimal(fen));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

interface InputExtras {
  id?: string;
  autoFocus?: boolean;
  disabled?: boolean;
  status?: "error" | "";
  "aria-label"?: string | undefined;
}

export function FieldInput({
  field,
  value,
  onChange,
  id,
  autoFocus = false,
  disabled = false,
  invalid,
  label: name,
  onClose,
}: FieldInputProps) {
  const { label } = useLanguage();
  const { t } = useTranslation("record");
  const own = name ?? label(field.label);
  const onOpenChange = (open: boolean) => {
    if (!open) onClose?.();
  };
  const extras: InputExtras = {
    autoFocus,
    disabled,
    status: invalid ? "error" : "",
    "aria-label": own,
    ...(id ? { id } : {}),
  };
  const options = (field.choices ?? []).map((choice) => ({ value: choice.value, label: label(choice.label) }));
  const text = value === null || value === undefined ? "" : String(value);
  switch (field.type) {
    case "ref":
      return (
        <RefPicker
          {...extras}
          onClose={onClose}
          status={invalid ? "error" : undefined}
          resource={field.ref ?? ""}
          value={value as Ref | null}
          onChange={onChange}
        />
      );
    case "choice":
      return (
        <Select
          {...extras}
          onOpenChange={onOpenChange}
          style={{ width: "100%" }}
          allowClear={!field.required}
          options={options}
          value={text || null}
          defaultOpen={autoFocus}
          placeholder={t("form.pick")}
          showSearch={options.length > 8 ? { optionFilterProp: "label" } : false}
          onChange={(next) => onChange(next ?? null)}
        />
      );
    case "multichoice":
    case "tags":
      return (
        <Select
          {...extras}
          style={{ width: "100%" }}
          mode={field.type === "tags" ? "tags" : "multiple"}
          options={options}
          showSearch={{ optionFilterProp: "label" }}
          value={Array.isArray(value) ? value : []}
          placeholder={t("form.pick")}
          onChange={(next: string[]) => onChange(next)}
        />
      );
    case "boolean":
      return (
        <Switch
          aria-label={own}
          autoFocus={autoFocus}
          disabled={disabled}
          checked={value === true}
          onChange={onChange}
          {...(id ? { id } : {})}
        />
      );
    case "date":
      return (
        <DatePicker
          {...extras}
          defaultOpen={autoFocus}
          onOpenChange={onOpenChange}
          style={{ width: "100%" }}
          value={text ? dayjs(text) : null}
          onChange={(day) => onChange(day ? day.format("YYYY-MM-DD") : null)}
        />
      );
    case "datetime":
      return (
        <DatePicker
          {...extras}
          style={{ width: "100%" }}
          showTime={{ format: "HH:mm" }}
          format="YYYY-MM-DD HH:mm"
          value={text ? dayjs(wallOf(text)) : null}
          onChange={(moment) => onChange(moment ? momentOf(moment.format("YYYY-MM-DD HH:mm")) : null)}
        />
      );
    case "money":
      return <MoneyInput {...extras} value={value} onChange={onChange} />;
    case "integer":
    case "decimal":
    case "percent":
      return (
        <InputNumber<string>
          {...extras}
          stringMode
          style={{ width: "100%" }}
          value={text || null}
          {...(field.type === "integer" ? { precision: 0 } : {})}
          suffix={field.type === "percent" ? "%" : label(field.unit)}
          onChange={(next) =>
            onChange(next === null || next === "" ? null : field.type === "integer" ? Number(next) : String(next))
          }
        />
      );
    case "longtext":
      return (
        <Input.TextArea
          {...extras}
          value={text}
          autoSize={{ minRows: 3, maxRows: 12 }}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <Input
          {...extras}
          value={text}
          type={field.type === "email" ? "email" : field.type === "phone" ? "tel" : "text"}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
