// The rule of one kind of records: all to one, evenly, by class or territory, or one by one.
import { Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { METHODS, type Method, type Part, type Rule } from "@/api/handovers";
import { SuccessorPicker } from "@/features/people/SuccessorPicker";
import { useLanguage } from "@/ui/language";

interface Props {
  part: Part;
  names: Record<number, string>;
  /** Whether records may stay with their owner. */
  stays: boolean;
  rule: Rule | null;
  onChange: (rule: Rule | null) => void;
}

const EMPTY: Rule = { method: "one", people: [], groups: {}, follow: true };
/** Kinds whose records can go along with those that they belong to. */
export const FOLLOWING: readonly string[] = ["deal", "task", "visit_plan"];
const WORDS = {
  deal: ["follow", "followHint"],
  task: ["followTask", "followTaskHint"],
  visit_plan: ["followVisit", "followVisitHint"],
} as const;
const SEVERAL: readonly Method[] = ["balance", "load"];

export function RuleEditor({ part, names, stays, rule, onChange }: Props) {
  const { t } = useTranslation("handovers");
  const { label } = useLanguage();
  const set = (change: Partial<Rule>) =>
    onChange({ ...EMPTY, follow: FOLLOWING.includes(part.kind), ...rule, ...change });
  const groups = rule?.method === "grade" ? part.grades : rule?.method === "territory" ? part.territories : [];
  const methods = METHODS.filter(
    (one) => (one !== "grade" || part.grades.length > 1) && (one !== "territory" || part.territories.length > 1),
  );
  const [words, hint] = WORDS[part.kind as keyof typeof WORDS] ?? WORDS.deal;
  const several = rule !== null && SEVERAL.includes(rule.method);
  return (
    <section className="yd-handover-rule" aria-label={label(part.label)}>
      <div>
        <h3>
          {label(part.label)} {t("count", { count: part.count })}
        </h3>
        <p>
          {part.assigned < part.count ? (
            <span className="yd-warn">{t("unassigned", { count: part.count - part.assigned })}</span>
          ) : (
            <span className="yd-faint">{t("allAssigned")}</span>
          )}
        </p>
        {part.planned > 0 && <p className="yd-faint">{t("plannedContacts", { count: part.planned })}</p>}
      </div>
      <div>
        <div className="yd-toolbar">
          <Select<Method | "none">
            aria-label={`${label(part.label)} ${t("method.label")}`}
            style={{ minWidth: 170 }}
            value={rule?.method ?? "none"}
            onChange={(method) => (method === "none" ? onChange(null) : set({ method }))}
            options={[
              { value: "none" as const, label: stays ? t("method.none") : t("method.label") },
              ...methods.map((one) => ({ value: one, label: t(`method.${one}`) })),
            ]}
          />
          {rule !== null && rule.method !== "by_hand" && (
            <SuccessorPicker
              value={rule.people}
              names={names}
              several={several}
              title={t(several ? "successors" : groups.length > 0 ? "others" : "successor")}
              onChange={(people) => set({ people })}
            />
          )}
          {FOLLOWING.includes(part.kind) && rule !== null && (
            <Checkbox checked={rule.follow} onChange={(event) => set({ follow: event.target.checked })}>
              <span title={t(hint)}>{t(words)}</span>
            </Checkbox>
          )}
        </div>
        {rule !== null && rule.method !== "one" && <p className="yd-faint">{t(`methodHint.${rule.method}`)}</p>}
        {rule !== null && groups.length > 0 && (
          <ul className="yd-handover-groups">
            {groups.map((group) => (
              <li key={group.key}>
                <span>
                  {group.label || t(rule.method === "grade" ? "noGrade" : "noTerritory")}{" "}
                  <span className="yd-faint">{t("count", { count: group.count })}</span>
                </span>
                <SuccessorPicker
                  value={rule.groups[group.key] ? [rule.groups[group.key] as number] : []}
                  names={names}
                  title={`${group.label || t(rule.method === "grade" ? "noGrade" : "noTerritory")} ${t("successor")}`}
                  onChange={([to]) => {
                    const { [group.key]: _, ...rest } = rule.groups;
                    set({ groups: to === undefined ? rest : { ...rest, [group.key]: to } });
                  }}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
