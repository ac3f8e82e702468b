// What one role may do: a row for each permission, its reach chosen from a list.
import { Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { type Permission, REACHES, type Reach } from "@/features/accounts/queries";
import { useLanguage } from "@/ui/language";

export interface GrantTableProps {
  group: string;
  permissions: Permission[];
  grants: Record<string, Reach>;
  saved: Record<string, Reach>;
  readOnly: boolean;
  onChange: (code: string, reach: Reach | null) => void;
}

export function GrantTable({ group, permissions, grants, saved, readOnly, onChange }: GrantTableProps) {
  const { t } = useTranslation("accounts");
  const { label } = useLanguage();
  const reaches = [
    { value: "none", label: t("reach.none") },
    ...REACHES.map((value) => ({ value, label: t(`reach.${value}`) })),
  ];
  return (
    <section className="yd-grants">
      <h3>{t(`group.${group}` as "group.deal", { defaultValue: group })}</h3>
      {permissions.map((one) => {
        const name = label(one.label);
        const changed = grants[one.code] !== saved[one.code];
        return (
          <div key={one.code} className={changed ? "yd-grant yd-grant-changed" : "yd-grant"}>
            <span>
              {name} <small className="yd-faint">{one.code}</small>
            </span>
            {one.scoped ? (
              <Select
                aria-label={name}
                disabled={readOnly}
                value={grants[one.code] ?? "none"}
                options={reaches}
                style={{ width: 160 }}
                onChange={(value: Reach | "none") => onChange(one.code, value === "none" ? null : value)}
              />
            ) : (
              <Switch
                aria-label={name}
                disabled={readOnly}
                checked={one.code in grants}
                onChange={(on) => onChange(one.code, on ? "all" : null)}
              />
            )}
          </div>
        );
      })}
    </section>
  );
}
