// How each kind of records is shared out; saving shares out anew and shows what everybody gets.
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Handover, type Rule, useHandoverVerbs } from "@/api/handovers";
import { RuleEditor } from "@/features/people/RuleEditor";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";

const lines = (text: string) =>
  text
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);

export function PlanForm({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { message } = App.useApp();
  const { plan } = useHandoverVerbs();
  const fresh = Object.values(page.parts).every((part) => part.rule === null);
  const [rules, setRules] = useState<Record<string, Rule | null>>(() =>
    Object.fromEntries(page.parts.map((part) => [part.kind, part.rule])),
  );
  const [checklist, setChecklist] = useState(fresh ? t("checklistDefault") : page.checklist.join("\n"));
  const parts = page.parts.filter((part) => part.count > 0);
  const names = Object.fromEntries(page.receivers.map((one) => [one.id, one.name]));
  const store = () =>
    plan.mutate(
      {
        id: page.id,
        version: page.version,
        rules: Object.fromEntries(
          Object.entries(rules).filter((pair): pair is [string, Rule] => pair[1] !== null && pair[0] !== ""),
        ),
        until: page.until,
        note: page.note,
        checklist: lines(checklist),
      },
      {
        onSuccess: () => void message.success(t("saved")),
        onError: (error) => {
          const problem = asApiError(error);
          void message.error(Object.values(problem.fields).flat()[0]?.message ?? problem.message, 8);
        },
      },
    );
  return (
    <section className="yd-panel yd-stack" aria-label={t("what")}>
      <h2>{t("what")}</h2>
      <p className="yd-faint">{t("whatHint")}</p>
      {parts.length === 0 && <EmptyState title={t("nothing")} />}
      {parts.map((part) => (
        <RuleEditor
          key={part.kind}
          part={part}
          names={names}
          stays={page.kind !== "leaving"}
          rule={rules[part.kind] ?? null}
          onChange={(rule) => setRules((known) => ({ ...known, [part.kind]: rule }))}
        />
      ))}
      <div>
        {t("checklist")} <span className="yd-faint">{t("checklistHint")}</span>
        <Input.TextArea
          aria-label={t("checklist")}
          rows={3}
          maxLength={1000}
          value={checklist}
          onChange={(event) => setChecklist(event.target.value)}
        />
      </div>
      <p className="yd-faint">
        {t("targets")} <Link to="/targets">{t("targetsLink")}</Link>
      </p>
      <div>
        <Button type="primary" ghost loading={plan.isPending} disabled={parts.length === 0} onClick={store}>
          {t("save")}
        </Button>
      </div>
    </section>
  );
}
