// One criterion: its kind, what exactly, how strict.
import { Checkbox, Input, InputNumber, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import type { Criterion, CriterionKind, Strength } from "@/api/gates";
import type { Draft, GateOptions } from "@/features/deals/gates/editing";
import { useLanguage } from "@/ui/language";

const KINDS = ["check", "field", "evidence", "followup", "contact", "team"] as const;
const STRENGTHS = ["soft", "overridable", "hard"] as const;

/** What a criterion of a kind asks for at first. */
function begin(kind: CriterionKind, options: GateOptions): Criterion["params"] {
  switch (kind) {
    case "field":
      return { field: options.fields[0]?.value ?? "" };
    case "evidence":
      return { evidence: options.evidence[0]?.id ?? 0 };
    case "followup":
      return { method: "visit", count: 1, in_stage: false };
    case "contact":
      return { role: options.contact_roles[0] ?? "" };
    case "team":
      return { role: options.team_roles[0] ?? "" };
    default:
      return {};
  }
}

export interface CriterionRowProps {
  draft: Draft;
  options: GateOptions;
  onChange: (next: Draft) => void;
}

export function CriterionRow({ draft, options, onChange }: CriterionRowProps) {
  const { t } = useTranslation("gates");
  return (
    <Space wrap>
      <Select<CriterionKind>
        aria-label={t("criteria")}
        value={draft.kind}
        style={{ width: 140 }}
        onChange={(kind) => onChange({ ...draft, kind, params: begin(kind, options), label: "" })}
        options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <What draft={draft} options={options} onChange={onChange} />
      <Select<Strength>
        aria-label={t(`strengthHint.${draft.strength}`)}
        title={t(`strengthHint.${draft.strength}`)}
        value={draft.strength}
        style={{ width: 130 }}
        onChange={(strength) => onChange({ ...draft, strength })}
        options={STRENGTHS.map((value) => ({ value, label: t(`strength.${value}`) }))}
      />
    </Space>
  );
}

function What({ draft, options, onChange }: CriterionRowProps) {
  const { t } = useTranslation("gates");
  const { label } = useLanguage();
  const set = (params: Criterion["params"]) => onChange({ ...draft, params: { ...draft.params, ...params } });
  switch (draft.kind) {
    case "check":
      return (
        <Input
          aria-label={t("checkLabel")}
          placeholder={t("checkLabel")}
          maxLength={120}
          value={draft.label}
          onChange={(event) => onChange({ ...draft, label: event.target.value })}
          style={{ width: 260 }}
        />
      );
    case "field":
      return (
        <Select
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t("kinds.field")}
          value={draft.params.field ?? null}
          onChange={(field) => set({ field })}
          style={{ width: 200 }}
          options={options.fields.map((one) => ({ value: one.value, label: label(one.label) }))}
        />
      );
    case "evidence":
      return (
        <Select
          aria-label={t("kinds.evidence")}
          value={draft.params.evidence ?? null}
          onChange={(evidence) => set({ evidence })}
          style={{ width: 200 }}
          options={(["file", "act"] as const).map((form) => ({
            label: t(`forms.${form}`),
            title: form,
            options: options.evidence
              .filter((one) => one.form === form)
              .map((one) => ({ value: one.id, label: one.name })),
          }))}
        />
      );
    case "followup":
      return (
        <Space wrap>
          <Select
            aria-label={t("kinds.followup")}
            value={draft.params.method ?? ""}
            onChange={(method) => set({ method })}
            style={{ width: 110 }}
            options={[
              { value: "", label: t("anyMethod") },
              ...options.methods.map((value) => ({ value, label: t(`method.${value}` as "method.call") })),
            ]}
          />
          <InputNumber
            aria-label={t("times")}
            min={1}
            max={99}
            value={draft.params.count ?? 1}
            onChange={(count) => set({ count: count ?? 1 })}
            style={{ width: 70 }}
          />
          <Checkbox
            checked={draft.params.in_stage ?? false}
            onChange={(event) => set({ in_stage: event.target.checked })}
          >
            {t("inStage")}
          </Checkbox>
        </Space>
      );
    default: {
      const [roles, name] =
        draft.kind === "contact" ? [options.contact_roles, "part"] : [options.team_roles, "teamRole"];
      return (
        <Select
          aria-label={t(`kinds.${draft.kind}`)}
          value={draft.params.role ?? null}
          onChange={(role) => set({ role })}
          style={{ width: 200 }}
          options={roles.map((value) => ({ value, label: t(`${name}.${value}` as "part.user") }))}
        />
      );
    }
  }
}
