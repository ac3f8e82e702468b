// Records side by side, field by field: what agrees stands out. And why they were put beside each other.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FieldSpec, Values } from "@/api/resource";
import { FieldValue } from "@/ui/field/FieldValue";
import { useLanguage } from "@/ui/language";
import "@/styles/duplicates.css";

export interface Side {
  key: string | number;
  head: ReactNode;
  values: Values;
}

export const isBlank = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** The first of the fields heads the columns. */
export function SideBySide({ fields, sides }: { fields: readonly FieldSpec[]; sides: readonly Side[] }) {
  const { label } = useLanguage();
  const [title, ...others] = fields;
  const shown = others.filter((field) => sides.some((side) => !isBlank(side.values[field.name])));
  const agree = (name: string) => new Set(sides.map((side) => JSON.stringify(side.values[name] ?? null))).size === 1;
  return (
    <table className="yd-twin-table">
      <thead>
        <tr>
          <th scope="row">{label(title?.label)}</th>
          {sides.map((side) => (
            <th key={side.key} scope="col">
              {side.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((field) => (
          <tr key={field.name} className={agree(field.name) ? "yd-twin-agree" : ""}>
            <th scope="row">{label(field.label)}</th>
            {sides.map((side) => (
              <td key={side.key}>
                {isBlank(side.values[field.name]) ? (
                  <span className="yd-faint">–</span>
                ) : (
                  <FieldValue field={field} value={side.values[field.name]} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What speaks for it, and what against. */
export function Reasons({ reasons }: { reasons: readonly { code: string; bits: number }[] }) {
  const { t, i18n } = useTranslation("duplicates");
  const known = reasons.filter((one) => i18n.exists(`duplicates:reason.${one.code}`));
  return (
    <span className="yd-twin-reasons">
      {known.map((one) => (
        <span key={one.code} className={one.bits > 0 ? "yd-twin-for" : "yd-twin-against"}>
          {one.bits > 0 ? "+ " : "− "}
          {t(`reason.${one.code}` as "reason.same_name")}
        </span>
      ))}
    </span>
  );
}
