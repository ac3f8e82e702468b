// One click filters on the values of the fields that matter most; the chips write ordinary conditions.
import { useTranslation } from "react-i18next";
import { type Condition, chipValue, withChip } from "@/domain/conditions";
import type { FieldBook } from "@/ui/field/fields";
import { useLanguage } from "@/ui/language";

export interface QuickChipsProps {
  book: FieldBook;
  quick: readonly string[];
  filter: Condition | null;
  onChange: (filter: Condition | null) => void;
}

export function QuickChips({ book, quick, filter, onChange }: QuickChipsProps) {
  const { t } = useTranslation("list");
  const { label } = useLanguage();
  const fields = quick.flatMap((path) => {
    const field = book.find(path);
    return field?.choices?.length ? [field] : [];
  });
  if (fields.length === 0 && !filter) return null;
  return (
    <div className="yd-chips">
      {fields.map((field) => {
        const chosen = chipValue(filter, field.path) ?? [];
        return (
          <fieldset key={field.path}>
            <legend>{label(field.label)}</legend>
            {field.choices?.map((choice) => {
              const on = chosen.includes(choice.value);
              const values = on ? chosen.filter((one) => one !== choice.value) : [...chosen, choice.value];
              return (
                <button
                  key={choice.value}
                  type="button"
                  className="yd-chip"
                  aria-pressed={on}
                  onClick={() => onChange(withChip(filter, field.path, values))}
                >
                  {label(choice.label)}
                </button>
              );
            })}
          </fieldset>
        );
      })}
      {filter && (
        <button type="button" className="yd-text-button" onClick={() => onChange(null)}>
          {t("filter.clear")}
        </button>
      )}
    </div>
  );
}
