// A list by groups: each group with its count, sums and share; a click filters the list to it.
import { useTranslation } from "react-i18next";
import { useGroups } from "@/api/records";
import type { Group, ResourceSpec, ViewState } from "@/api/resource";
import { both, type Condition, where } from "@/domain/conditions";
import { addDays } from "@/domain/dates";
import { plainNumber } from "@/ui/field/FieldValue";
import { type Field, fieldLabel, isDay } from "@/ui/field/fields";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface GroupTableProps {
  spec: ResourceSpec;
  state: ViewState;
  field: Field;
  fixed?: Condition | undefined;
  onChange: (patch: Partial<ViewState>) => void;
}

/** "2026-03" → the days of that month, as the end that is no longer in it. */
function monthEnd(key: string): string {
  const [year = 0, month = 1] = key.split("-").map(Number);
  return addDays(`${month === 12 ? year + 1 : year}-${String(month === 12 ? 1 : month + 1).padStart(2, "0")}-01`, -1);
}

function conditionOf(field: Field, group: Group): Condition {
  if (group.key === null) return where(field.path, "null");
  const key = String(group.key);
  if (isDay(field)) {
    const month = key.slice(0, 7);
    return where(field.path, "between", [`${month}-01`, monthEnd(month)]);
  }
  return where(field.path, field.type === "boolean" ? "=" : "in", field.type === "boolean" ? group.key : [group.key]);
}

export function GroupTable({ spec, state, field, fixed, onChange }: GroupTableProps) {
  const { t } = useTranslation("list");
  const { label } = useLanguage();
  const summed = spec.fields.filter(
    (one) => one.summable && (state.columns.includes(one.name) || one.type === "money"),
  );
  const groups = useGroups(spec.name, {
    scope: state.scope,
    filter: both(state.filter, fixed),
    q: state.q,
    by: field.path,
    sums: summed.map((one) => one.name),
    ...(isDay(field) ? { bucket: "month" as const } : {}),
  });
  if (groups.isPending) return <Loading />;
  if (groups.isError) return <PageError error={groups.error} onRetry={() => void groups.refetch()} />;
  const most = Math.max(1, ...groups.data.groups.map((one) => one.count));
  const name = (group: Group) => {
    if (group.key === null || group.key === "") return t("group.empty");
    const choice = field.choices?.find((one) => one.value === group.key);
    return label(choice?.label) || label(group.label) || String(group.key);
  };
  return (
    <div className="yd-table-scroll">
      <table className="yd-table">
        <thead>
          <tr>
            <th scope="col">{fieldLabel(field, label)}</th>
            <th scope="col" className="yd-right">
              {t("count", { count: "" as unknown as number }).replace(/\s+/g, " ")}
            </th>
            <th scope="col">{t("group.share")}</th>
            {summed.map((one) => (
              <th key={one.name} scope="col" className="yd-right">
                {label(one.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.data.groups.map((group) => (
            <tr key={String(group.key)}>
              <td>
                <button
                  type="button"
                  className="yd-text-button"
                  onClick={() => onChange({ group: null, filter: both(state.filter, conditionOf(field, group)) })}
                >
                  {name(group)}
                </button>
              </td>
              <td className="yd-right yd-num">{group.count.toLocaleString("en")}</td>
              <td>
                <span className="yd-share" aria-hidden="true">
                  <i style={{ width: `${(group.count / most) * 100}%` }} />
                </span>
              </td>
              {summed.map((one) => (
                <td key={one.name} className="yd-right">
                  {one.type === "money" ? (
                    <Money amount={group.sums[one.name]} />
                  ) : (
                    <span className="yd-num">{plainNumber(group.sums[one.name] ?? 0)}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {groups.data.latest && (
        <p className="yd-faint">
          {t("latestCounted", { count: plainNumber(groups.data.latest) as unknown as number })}
        </p>
      )}
      {groups.data.truncated && (
        <p className="yd-faint">{t("group.truncated", { count: groups.data.groups.length })}</p>
      )}
    </div>
  );
}
