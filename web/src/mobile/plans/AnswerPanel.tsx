// What the superior says to a plan: approved, or given back with what to change. The note is kept until it is said.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { answerPlan, type Plan } from "@/api/plans";
import { useReportAct } from "@/api/reports";

export function AnswerPanel({ plan }: { plan: Plan }) {
  const { t } = useTranslation("reports");
  const place = `yd.draft.answer.${plan.id}`;
  const [note, setNote] = useState(() => localStorage.getItem(place) ?? "");
  const write = (text: string) => {
    localStorage.setItem(place, text);
    setNote(text);
  };
  const say = useReportAct((verdict: "approved" | "returned") => answerPlan(plan, verdict, note.trim()));
  const told = {
    onSuccess: () => {
      localStorage.removeItem(place);
      Toast.show({ icon: "success", content: t("plan.answered") });
    },
    onError: (error: Error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
  };
  return (
    <section className="ph-panel" aria-label={t("plan.answerTitle")}>
      <label className="ph-field">
        {t("plan.note")}
        <textarea
          className="ph-inline"
          maxLength={1000}
          placeholder={t("plan.handed.whyBack")}
          value={note}
          onChange={(event) => write(event.target.value)}
        />
      </label>
      <div className="ph-acts">
        <Button block color="primary" size="large" loading={say.isPending} onClick={() => say.mutate("approved", told)}>
          {t("plan.approve")}
        </Button>
        <Button disabled={!note.trim()} loading={say.isPending} onClick={() => say.mutate("returned", told)}>
          {t("plan.return")}
        </Button>
      </div>
    </section>
  );
}
