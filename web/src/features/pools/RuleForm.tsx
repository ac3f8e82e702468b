// One recycling rule: clauses of time, the records it is for, where they go – with a preview before it is on.
import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, Drawer, Input, InputNumber, Segmented, Select, Switch } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Pool } from "@/api/pools";
import { useSpec } from "@/api/records";
import type { ResourceSpec } from "@/api/resource";
import { type Condition, countRules } from "@/domain/conditions";
import { firstOf, Labelled } from "@/features/pools/Labelled";
import { PreviewPanel } from "@/features/pools/PreviewPanel";
import {
  CLAUSES,
  type Clause,
  type Preview,
  type Rule,
  type RuleDraft,
  useSetup,
  useStartPreview,
} from "@/features/pools/queries";
import { useFields } from "@/ui/field/fields";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { lazyPart } from "@/ui/state/lazyPart";

const FilterPanel = lazyPart(() => import("@/ui/list/FilterPanel").then((one) => ({ default: one.FilterPanel })));
const FRESH: RuleDraft = {
  name: "",
  active: false,
  every: false,
  clauses: [{ clause: "idle", n: 30, field: "" }],
  condition: null,
  workdays: false,
  spares_won: true,
  counts_from: null,
  target_id: null,
  position: 0,
};

export interface RuleFormProps {
  pool: Pool;
  pools: Pool[];
  rule: Rule | null;
  dateFields: string[];
  onClose: () => void;
}

export function RuleForm({ pool, pools, rule, dateFields, onClose }: RuleFormProps) {
  const { t } = useTranslation("pools");
  const { t: tc } = useTranslation();
  const { message, modal } = App.useApp();
  const spec = useSpec(pool.kind);
  const { rule: store, removeRule } = useSetup();
  const start = useStartPreview();
  const [draft, setDraft] = useState<RuleDraft>(rule ?? FRESH);
  const [preview, setPreview] = useState<Preview | null>(null);
  const set = (change: Partial<RuleDraft>) => {
    setPreview(null);
    setDraft((known) => ({ ...known, ...change }));
  };
  const failed = { onError: (error: unknown) => void message.error(firstOf(error)) };
  const save = () =>
    store.mutate(
      { ...draft, pool: pool.id, ...(rule ? { id: rule.id, version: rule.version } : {}) },
      { onSuccess: onClose, ...failed },
    );
  const look = () =>
    start.mutate(
      { pool: pool.id, rules: [{ ...bare(draft), name: draft.name.trim() || t("rule.new") }] },
      { onSuccess: setPreview, ...failed },
    );
  const remove = () =>
    rule &&
    modal.confirm({
      title: t("rule.removeSure", { name: rule.name }),
      okText: t("rule.remove"),
      okButtonProps: { danger: true },
      onOk: () => removeRule.mutateAsync(rule.id).then(onClose),
    });
  const targets = pools.filter((one) => one.kind === pool.kind && one.id !== pool.id);
  return (
    <Drawer
      open
      size={640}
      title={t(rule ? "rule.edit" : "rule.new")}
      onClose={onClose}
      footer={
        <div className="yd-form-foot">
          {rule && (
            <Button danger type="text" onClick={remove}>
              {t("rule.remove")}
            </Button>
          )}
          <span className="yd-grow" />
          <Button loading={start.isPending} onClick={look}>
            {t("preview.button")}
          </Button>
          <Button type="primary" loading={store.isPending} disabled={!draft.name.trim()} onClick={save}>
            {tc("save")}
          </Button>
        </div>
      }
    >
      <div className="yd-stack">
        <Labelled text={t("rule.name")}>
          <Input
            aria-label={t("rule.name")}
            placeholder={t("rule.namePlaceholder")}
            maxLength={60}
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Labelled>
        <Clauses draft={draft} dateFields={dateFields} spec={spec.data} onChange={set} />
        <Checkbox checked={draft.workdays} onChange={(event) => set({ workdays: event.target.checked })}>
          {t("rule.byWorkdays")}
        </Checkbox>
        <Checkbox checked={draft.spares_won} onChange={(event) => set({ spares_won: event.target.checked })}>
          {t("rule.sparesWon")}
        </Checkbox>
        <Labelled text={t("rule.condition")}>
          {spec.data && (
            <ConditionOf spec={spec.data} value={draft.condition} onChange={(condition) => set({ condition })} />
          )}
        </Labelled>
        <div className="yd-pool-grid">
          <Labelled text={t("rule.countsFrom")}>
            <input
              type="date"
              className="yd-input"
              aria-label={t("rule.countsFrom")}
              value={draft.counts_from ?? ""}
              onChange={(event) => set({ counts_from: event.target.value || null })}
            />
            <small className="yd-faint">{t("rule.countsFromHint")}</small>
          </Labelled>
          <Labelled text={t("rule.target")}>
            <Select
              aria-label={t("rule.target")}
              style={{ width: "100%" }}
              value={draft.target_id ?? 0}
              options={[
                { value: 0, label: t("rule.thisPool") },
                ...targets.map((one) => ({ value: one.id, label: one.name })),
              ]}
              onChange={(id) => set({ target_id: id || null })}
            />
          </Labelled>
          <Labelled text={t("rule.active")}>
            <Switch aria-label={t("rule.active")} checked={draft.active} onChange={(active) => set({ active })} />
          </Labelled>
        </div>
        {preview && <PreviewPanel key={preview.id} started={preview} />}
      </div>
    </Drawer>
  );
}

const bare = (draft: RuleDraft): RuleDraft => ({
  name: draft.name,
  active: draft.active,
  every: draft.every,
  clauses: draft.clauses,
  condition: draft.condition,
  workdays: draft.workdays,
  spares_won: draft.spares_won,
  counts_from: draft.counts_from,
  target_id: draft.target_id,
  position: draft.position,
});

interface ClausesProps {
  draft: RuleDraft;
  dateFields: string[];
  spec: ResourceSpec | undefined;
  onChange: (change: Partial<RuleDraft>) => void;
}

function Clauses({ draft, dateFields, spec, onChange }: ClausesProps) {
  const { t } = useTranslation("pools");
  const { label } = useLanguage();
  const put = (at: number, change: Partial<Clause>) =>
    onChange({ clauses: draft.clauses.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  const lacking = dateFields.length === 0;
  return (
    <fieldset className="yd-plain">
      <legend className="yd-faint">{t("rule.when")}</legend>
      {draft.clauses.length > 1 && (
        <Segmented
          value={draft.every ? "every" : "any"}
          options={[
            { value: "any", label: t("rule.any") },
            { value: "every", label: t("rule.every") },
          ]}
          onChange={(value) => onChange({ every: value === "every" })}
        />
      )}
      {draft.clauses.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: clauses have no identity but their place
        <div className="yd-clause" key={index}>
          <Select
            aria-label={t("rule.when")}
            popupMatchSelectWidth={false}
            value={one.clause}
            options={CLAUSES.map((kind) => ({
              value: kind,
              label: t(`rule.clause.${kind}`),
              disabled: kind === "ended" && lacking,
            }))}
            onChange={(clause) => put(index, { clause, field: clause === "ended" ? (dateFields[0] ?? "") : "" })}
          />
          {one.clause === "ended" && (
            <Select
              aria-label={t("rule.field")}
              value={one.field}
              options={dateFields.map((name) => ({
                value: name,
                label: label(spec?.fields.find((field) => field.name === name)?.label) || name,
              }))}
              onChange={(field) => put(index, { field })}
            />
          )}
          <InputNumber
            min={1}
            max={one.clause === "never_won" ? 120 : 1500}
            precision={0}
            aria-label={t("rule.days")}
            value={one.n}
            onChange={(n) => put(index, { n: n ?? 1 })}
          />
          {t(one.clause === "never_won" ? "rule.months" : draft.workdays ? "rule.workdays" : "rule.days")}
          {draft.clauses.length > 1 && (
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={t("rule.remove")}
              onClick={() => onChange({ clauses: draft.clauses.filter((_, at) => at !== index) })}
            />
          )}
        </div>
      ))}
      <p className="yd-faint">
        {t(lacking ? "rule.noDateFields" : "rule.endedHint")}
        {lacking && <Link to={`/settings/fields?resource=${spec?.name ?? ""}`}>{t("rule.addDateField")}</Link>}
      </p>
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={draft.clauses.length >= 8}
        onClick={() => onChange({ clauses: [...draft.clauses, { clause: "held", n: 90, field: "" }] })}
      >
        {t("rule.addClause")}
      </Button>
    </fieldset>
  );
}

interface ConditionOfProps {
  spec: ResourceSpec;
  value: Condition | null;
  onChange: (condition: Condition | null) => void;
}

function ConditionOf({ spec, value, onChange }: ConditionOfProps) {
  const { t } = useTranslation("pools");
  const [open, setOpen] = useState(false);
  const book = useFields(spec, [], open);
  const rules = countRules(value);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        {rules ? t("rule.conditionCount", { count: rules }) : t("rule.allRecords")}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <FilterPanel
            spec={spec}
            book={book}
            filter={value}
            onApply={(condition) => {
              onChange(condition);
              setOpen(false);
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
