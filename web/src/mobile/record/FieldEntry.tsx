// The entry that fits a field's type, by the phone's own keyboards and pickers; values are in the API's form.
import { useTranslation } from "react-i18next";
import type { FieldSpec, Ref } from "@/api/resource";
import { momentOf, wallOf } from "@/domain/dates";
import { toDecimal, toFen } from "@/domain/money";
import { RefSearch } from "@/mobile/record/RefSearch";
import { useLanguage } from "@/ui/language";

export interface FieldEntryProps {
  field: FieldSpec;
  value: unknown;
  problem?: string | undefined;
  onChange: (value: unknown) => void;
}

const KEYBOARD: Partial<Record<FieldSpec["type"], "tel" | "email" | "url" | "decimal" | "numeric">> = {
  phone: "tel",
  email: "email",
  url: "url",
  money: "decimal",
  decimal: "decimal",
  percent: "decimal",
  integer: "numeric",
};

export function FieldEntry({ field, value, problem, onChange }: FieldEntryProps) {
  const { t } = useTranslation();
  const { label } = useLanguage();
  const own = label(field.label);
  const unit = field.type === "money" ? t("unit.yuan") : field.type === "percent" ? "%" : label(field.unit);
  // A label around buttons would press the first of them.
  const Around = field.type === "ref" || field.type === "multichoice" ? "div" : "label";
  return (
    <Around className="ph-entry">
      <span>
        {own}
        {field.required && <em className="yd-risk"> *</em>}
        {unit && <small className="yd-faint"> {unit}</small>}
      </span>
      <Entry field={field} value={value} own={own} onChange={onChange} />
      {problem && (
        <small className="yd-risk" role="alert">
          {problem}
        </small>
      )}
    </Around>
  );
}

function Entry({ field, value, own, onChange }: Omit<FieldEntryProps, "problem"> & { own: string }) {
  const { label } = useLanguage();
  const text = value === null || value === undefined ? "" : String(value);
  const give = (next: string) => onChange(next === "" ? null : next);
  switch (field.type) {
    case "ref":
      return (
        <RefSearch resource={field.ref ?? ""} label={own} value={(value as Ref | null) ?? null} onChange={onChange} />
      );
    case "choice":
      return (
        <select value={text} onChange={(event) => give(event.target.value)}>
          <option value="">–</option>
          {(field.choices ?? []).map((one) => (
            <option key={one.value} value={one.value}>
              {label(one.label)}
            </option>
          ))}
        </select>
      );
    case "multichoice":
      return <Several field={field} value={Array.isArray(value) ? value : []} onChange={onChange} />;
    case "tags":
      return (
        <input
          defaultValue={Array.isArray(value) ? value.join(" ") : ""}
          onChange={(event) => onChange(event.target.value.split(/[\s,，、]+/).filter(Boolean))}
        />
      );
    case "boolean":
      return <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />;
    case "date":
      return <input type="date" value={text} onChange={(event) => give(event.target.value)} />;
    case "datetime":
      return (
        <input
          type="datetime-local"
          value={text ? wallOf(text).replace(" ", "T") : ""}
          onChange={(event) => onChange(event.target.value ? momentOf(event.target.value.replace("T", " ")) : null)}
        />
      );
    case "longtext":
      return <textarea value={text} onChange={(event) => give(event.target.value)} />;
    case "money":
      return (
        <input
          inputMode="decimal"
          defaultValue={text}
          onChange={(event) => {
            const fen = toFen(event.target.value);
            give(fen === null ? event.target.value : toDecimal(fen));
          }}
        />
      );
    default:
      return (
        <input
          inputMode={KEYBOARD[field.type] ?? "text"}
          maxLength={field.max_length ?? 200}
          value={text}
          onChange={(event) => give(event.target.value)}
        />
      );
  }
}

function Several({
  field,
  value,
  onChange,
}: {
  field: FieldSpec;
  value: string[];
  onChange: (value: string[]) => void;
}) {
  const { label } = useLanguage();
  return (
    <div className="ph-chips">
      {(field.choices ?? []).map((one) => (
        <button
          key={one.value}
          type="button"
          aria-pressed={value.includes(one.value)}
          onClick={() =>
            onChange(value.includes(one.value) ? value.filter((known) => known !== one.value) : [...value, one.value])
          }
        >
          {label(one.label)}
        </button>
      ))}
    </div>
  );
}
