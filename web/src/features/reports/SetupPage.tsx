// The company's rules: who writes which report, and until when.
import "@/styles/reports.css";
import { App, Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { KINDS, type Kind, type Setup, useReportAct, useReportSetup } from "@/api/reports";
import { Tabs } from "@/features/reports/Tabs";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const MOST: Record<Kind, number> = { day: 5, week: 5, month: 10 };

export function Page() {
  const found = useReportSetup();
  return (
    <div className="yd-page yd-stack">
      <Tabs at="setup" />
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={6} />}
      {found.isSuccess && <Form key={found.data.version} known={found.data} />}
    </div>
  );
}

function Form({ known }: { known: Setup }) {
  const { t } = useTranslation("reports");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(known);
  const set = (part: Partial<Setup>) => setDraft((last) => ({ ...last, ...part }));
  const save = useReportAct(() => {
    const { roles: _, ...body } = draft;
    return api.put("/reports/setup", body);
  });
  const numbered = (name: "early_days" | "late_days") => (
    <InputNumber
      aria-label={t(name === "early_days" ? "setup.early" : "setup.late")}
      min={0}
      max={7}
      value={draft[name]}
      onChange={(value) => set({ [name]: value ?? 0 })}
    />
  );
  return (
    <>
      <h1>{t("setup.title")}</h1>
      <p className="yd-faint">{t("setup.lead")}</p>
      <section className="yd-panel yd-report-rules">
        <span>
          {t("setup.starts")}
          <Input
            type="date"
            aria-label={t("setup.starts")}
            value={draft.starts_on ?? ""}
            onChange={(event) => set({ starts_on: event.target.value || null })}
          />
          <small className="yd-faint">{t("setup.startsHint")}</small>
        </span>
        <span>
          {t("setup.remind")}
          <InputNumber
            aria-label={t("setup.remind")}
            min={5}
            max={1440}
            value={draft.remind_minutes}
            onChange={(value) => set({ remind_minutes: value })}
          />
          <small className="yd-faint">{t("setup.remindHint")}</small>
        </span>
      </section>
      {KINDS.map((kind) => (
        <KindRules key={kind} kind={kind} draft={draft} set={set} />
      ))}
      <section className="yd-panel yd-report-rules">
        <h2>{t("setup.tolerance")}</h2>
        <span>
          {t("setup.planAt")}
          <Input
            type="time"
            aria-label={t("setup.planAt")}
            value={draft.plan_at.slice(0, 5)}
            onChange={(event) => set({ plan_at: event.target.value || "10:00" })}
          />
        </span>
        <span>
          {t("setup.early")} {numbered("early_days")}
        </span>
        <span>
          {t("setup.late")} {numbered("late_days")}
        </span>
        <small className="yd-faint">{t("setup.toleranceHint")}</small>
      </section>
      <p>
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() =>
            save.mutate(undefined, {
              onSuccess: () => void message.success(t("setup.saved")),
              onError: (error) => {
                const problem = asApiError(error);
                const field = Object.values(problem.fields)[0]?.[0]?.message;
                void message.error(field ?? problem.message, 6);
              },
            })
          }
        >
          {tc("save")}
        </Button>
      </p>
    </>
  );
}

interface KindProps {
  kind: Kind;
  draft: Setup;
  set: (part: Partial<Setup>) => void;
}

function KindRules({ kind, draft, set }: KindProps) {
  const { t } = useTranslation("reports");
  const { label } = useLanguage();
  const name = t(`kind.${kind}`);
  return (
    <section className="yd-panel yd-report-rules" aria-label={name}>
      <h2>{name}</h2>
      <span className="yd-report-wide">
        {t("setup.writers", { kind: name })}
        <Select
          mode="multiple"
          aria-label={t("setup.writers", { kind: name })}
          style={{ width: "100%" }}
          value={draft.writers[kind]}
          options={draft.roles.map((one) => ({ value: one.code, label: label(one.label) }))}
          onChange={(codes: string[]) => set({ writers: { ...draft.writers, [kind]: codes } })}
        />
      </span>
      <span>
        {t("setup.after")}
        <InputNumber
          aria-label={`${name} ${t("setup.after")}`}
          min={0}
          max={MOST[kind]}
          value={draft[`${kind}_after`]}
          onChange={(value) => set({ [`${kind}_after`]: value ?? 0 })}
        />
        <small className="yd-faint">{t("setup.afterHint")}</small>
      </span>
      <span>
        {t("setup.at")}
        <Input
          type="time"
          aria-label={`${name} ${t("setup.at")}`}
          value={draft[`${kind}_at`].slice(0, 5)}
          onChange={(event) => set({ [`${kind}_at`]: event.target.value || "18:00" })}
        />
      </span>
    </section>
  );
}
