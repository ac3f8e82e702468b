// One scheme: by value, by RFM or by conditions in their order.
import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Drawer, Input, InputNumber, Segmented, Select, Switch } from "antd";
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { ConditionBox } from "@/features/segments/ConditionBox";
import { type Scheme, type SchemeDraft, useSegmentSetup } from "@/features/segments/queries";

const FRESH: SchemeDraft = {
  name: "",
  method: "value",
  months: 12,
  share_a: 80,
  share_b: 15,
  points_a: 12,
  points_b: 8,
  rules: [{ grade: "A", condition: null }],
  rest: "C",
  condition: null,
  nightly: false,
};
const METHODS = ["value", "rfm", "rule"] as const;
const RESTS = ["A", "B", "C", "", "keep"] as const;

export function Field({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="yd-segment-field">
      <span>{text}</span>
      {children}
    </div>
  );
}

export function SchemeForm({ scheme, onClose }: { scheme: Scheme | null; onClose: () => void }) {
  const { t } = useTranslation("segments");
  const { t: tc } = useTranslation();
  const { message, modal } = App.useApp();
  const { scheme: store, remove } = useSegmentSetup();
  const [draft, setDraft] = useState<SchemeDraft>(scheme ?? FRESH);
  const set = (change: Partial<SchemeDraft>) => setDraft((known) => ({ ...known, ...change }));
  const failed = (error: unknown) => {
    const problem = asApiError(error);
    void message.error(Object.values(problem.fields).flat()[0]?.message || problem.message, 6);
  };
  const save = () => store.mutate({ draft, old: scheme }, { onSuccess: onClose, onError: failed });
  const gone = () =>
    scheme &&
    modal.confirm({
      title: t("schemes.removeSure", { name: scheme.name }),
      okText: tc("delete"),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(scheme.id).then(onClose, failed),
    });
  const number = (name: "months" | "share_a" | "share_b" | "points_a" | "points_b", min: number, max: number) => (
    <Field text={t(`schemes.${name}`)}>
      <InputNumber
        aria-label={t(`schemes.${name}`)}
        min={min}
        max={max}
        precision={0}
        value={draft[name]}
        onChange={(value) => value !== null && set({ [name]: value })}
      />
    </Field>
  );
  return (
    <Drawer
      open
      size={640}
      title={t(scheme ? "schemes.edit" : "schemes.new")}
      onClose={onClose}
      footer={
        <div className="yd-form-foot">
          {scheme && (
            <Button danger type="text" onClick={gone}>
              {tc("delete")}
            </Button>
          )}
          <span className="yd-grow" />
          <Button type="primary" loading={store.isPending} disabled={!draft.name.trim()} onClick={save}>
            {tc("save")}
          </Button>
        </div>
      }
    >
      <div className="yd-stack">
        <Field text={t("schemes.name")}>
          <Input
            aria-label={t("schemes.name")}
            maxLength={60}
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
        <Segmented
          aria-label={t("schemes.method")}
          value={draft.method}
          options={METHODS.map((value) => ({ value, label: t(`method.${value}`) }))}
          onChange={(method) => set({ method })}
        />
        <p className="yd-faint">{t(`methodNote.${draft.method}`)}</p>
        <div className="yd-segment-grid">
          {draft.method !== "rule" && number("months", 1, 120)}
          {draft.method === "value" && number("share_a", 0, 100)}
          {draft.method === "value" && number("share_b", 0, 100)}
          {draft.method === "rfm" && number("points_a", 3, 15)}
          {draft.method === "rfm" && number("points_b", 3, 15)}
        </div>
        {draft.method === "rule" && <Rules draft={draft} onChange={(rules) => set({ rules })} />}
        <Field text={t("schemes.rest")}>
          <Select
            aria-label={t("schemes.rest")}
            style={{ width: "100%" }}
            value={draft.rest}
            options={RESTS.map((value) => ({
              value,
              label: value === "keep" ? t("rest.keep") : t("rest.to", { grade: value || t("none") }),
            }))}
            onChange={(rest) => set({ rest })}
          />
        </Field>
        <Field text={t("schemes.condition")}>
          <ConditionBox value={draft.condition} onChange={(condition) => set({ condition })} />
        </Field>
        <Field text={t("schemes.nightly")}>
          <Switch aria-label={t("schemes.nightly")} checked={draft.nightly} onChange={(nightly) => set({ nightly })} />{" "}
          <small className="yd-faint">{t("schemes.nightlyNote")}</small>
        </Field>
      </div>
    </Drawer>
  );
}

function Rules({ draft, onChange }: { draft: SchemeDraft; onChange: (rules: SchemeDraft["rules"]) => void }) {
  const { t } = useTranslation("segments");
  const { rules } = draft;
  const put = (at: number, change: Partial<SchemeDraft["rules"][number]>) =>
    onChange(rules.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <fieldset className="yd-plain yd-stack">
      <legend className="yd-faint">{t("schemes.rules")}</legend>
      {rules.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
        <div className="yd-panel" key={index}>
          <div className="yd-toolbar">
            {index + 1}.
            <Select
              aria-label={t("schemes.grade")}
              value={one.grade}
              options={(["A", "B", "C"] as const).map((value) => ({ value, label: value }))}
              onChange={(grade) => put(index, { grade })}
            />
            <span className="yd-grow" />
            {rules.length > 1 && (
              <Button
                type="text"
                icon={<CloseOutlined />}
                aria-label={t("schemes.removeRule")}
                onClick={() => onChange(rules.filter((_, at) => at !== index))}
              />
            )}
          </div>
          <ConditionBox value={one.condition} onChange={(condition) => put(index, { condition })} />
        </div>
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={rules.length >= 20}
        onClick={() => onChange([...rules, { grade: "B", condition: null }])}
      >
        {t("schemes.addRule")}
      </Button>
    </fieldset>
  );
}
