// A plan with what became of each item; its owner changes it, a superior answers.
import "@/styles/reports.css";
import { App, Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { answerPlan, type Plan, proposed, savePlan } from "@/api/plans";
import { spanText, useReportAct } from "@/api/reports";
import { formatMoment } from "@/domain/dates";
import { PlanTable } from "@/features/reports/PlanTable";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { usePlanDraft } from "@/ui/report/usePlanDraft";
import { usePlanWords } from "@/ui/report/usePlanWords";
import { EmptyState } from "@/ui/state/EmptyState";

export function PlanView({ plan, title, steps }: { plan: Plan; title: string; steps: ReactNode }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const words = usePlanWords();
  const draft = usePlanDraft(plan);
  const [text, setText] = useState("");
  const shown = draft.items;
  const save = useReportAct(() => savePlan(plan, shown));
  const left = draft.left;
  const add = draft.add;
  const write = () => {
    const said = text.trim();
    if (!said) return;
    add(proposed({ what: "other", title: said, target: null, kind: "", quantity: 1, source: "hand" }));
    setText("");
  };
  return (
    <article className="yd-stack">
      <header className="yd-toolbar">
        <h1>{title}</h1>
        <span className="yd-num">{spanText(plan.start, plan.end)}</span>
        {plan.answer && (
          <Tag color={plan.answer === "approved" ? "gain" : "risk"}>
            {t(`plan.answer.${plan.answer}`, { name: plan.answered_name })}
          </Tag>
        )}
        <span className="yd-grow" />
        {steps}
      </header>
      {plan.answer_note && <p>{t("plan.said", { name: plan.answered_name, note: plan.answer_note })}</p>}
      <section className="yd-figures" aria-label={t("plan.rate")}>
        <StatFigure
          label={t("plan.rate")}
          value={plan.rate === null ? "–" : `${Math.round(plan.rate * 100)}%`}
          share={plan.rate}
          note={t("plan.rateHow", { done: plan.fulfilled / 100, planned: plan.planned })}
        />
      </section>
      {shown.length === 0 ? (
        <EmptyState compact title={t("plan.empty")} hint={plan.can_edit ? t("plan.emptyHint") : undefined} />
      ) : (
        <PlanTable plan={plan} items={shown} onChange={plan.can_edit ? draft.change : null} />
      )}
      {plan.can_edit && (
        <>
          {left.length > 0 && (
            <section className="yd-panel yd-stack" aria-label={t("plan.proposals")}>
              <h2>{t("plan.proposals")}</h2>
              <div className="yd-toolbar">
                {left.map((one) => (
                  <button
                    key={`${one.what}:${one.target ?? one.kind}`}
                    type="button"
                    className="yd-chip"
                    onClick={() => add(proposed(one))}
                  >
                    + {words.what(one)} {words.title(one)}
                  </button>
                ))}
                <Button size="small" onClick={() => add(...left.map(proposed))}>
                  {t("plan.all")}
                </Button>
              </div>
            </section>
          )}
          <p className="yd-toolbar">
            <Input
              aria-label={t("plan.other")}
              placeholder={t("plan.other")}
              maxLength={200}
              style={{ maxWidth: 420 }}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onPressEnter={write}
            />
            <Button disabled={!text.trim()} onClick={write}>
              {t("plan.add")}
            </Button>
            <span className="yd-grow" />
            <span className="yd-faint">{t("plan.fixed", { at: formatMoment(plan.fixed_at, language) })}</span>
            <Button
              type="primary"
              disabled={!draft.dirty && plan.answer !== "returned"}
              loading={save.isPending}
              onClick={() =>
                save.mutate(undefined, {
                  onSuccess: () => {
                    draft.forget();
                    void message.success(t("plan.saved"));
                  },
                  onError: (error) => {
                    const problem = asApiError(error);
                    void message.error(Object.values(problem.fields)[0]?.[0]?.message ?? problem.message, 6);
                  },
                })
              }
            >
              {t("plan.save")}
            </Button>
          </p>
        </>
      )}
      {plan.can_lead && plan.id !== null && <Answer plan={plan} />}
    </article>
  );
}

function Answer({ plan }: { plan: Plan }) {
  const { t } = useTranslation("reports");
  const { message } = App.useApp();
  const [note, setNote] = useState("");
  const say = useReportAct((verdict: "approved" | "returned") => answerPlan(plan, verdict, note));
  const told = {
    onSuccess: () => void message.success(t("plan.answered")),
    onError: (error: Error) => void message.error(asApiError(error).message, 6),
  };
  return (
    <section className="yd-panel yd-toolbar" aria-label={t("plan.answerTitle")}>
      <Input
        aria-label={t("plan.note")}
        placeholder={t("plan.note")}
        maxLength={1000}
        style={{ maxWidth: 420 }}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="primary" loading={say.isPending} onClick={() => say.mutate("approved", told)}>
        {t("plan.approve")}
      </Button>
      <Button disabled={!note.trim()} loading={say.isPending} onClick={() => say.mutate("returned", told)}>
        {t("plan.return")}
      </Button>
    </section>
  );
}
