// Above the list of plans: the answer to those that are ticked, and why some of them were not answered.
import { Alert, App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { Answering } from "@/ui/report/useAnswering";

export function AnswerBar({ answering }: { answering: Answering }) {
  const { t } = useTranslation("reports");
  const { message } = App.useApp();
  const [note, setNote] = useState("");
  const { picked, outcome, busy } = answering;
  const say = (verdict: "approved" | "returned") =>
    answering.say(verdict, note, {
      done: (found) => {
        if (found.left.length === 0) setNote("");
        if (found.done > 0) void message.success(t("plan.handed.done", { count: found.done }));
      },
      failed: (error) => void message.error(asApiError(error).message, 6),
    });
  const count = t("plan.handed.picked", { count: picked.length });
  return (
    <>
      {outcome && outcome.left.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("plan.handed.leftTitle")}
          description={
            <ul>
              {outcome.left.map((one) => (
                <li key={one.id}>{t("plan.handed.left", one)}</li>
              ))}
            </ul>
          }
        />
      )}
      {picked.length > 0 && (
        <section className="yd-bulk" aria-label={count}>
          <strong>{count}</strong>
          <Input
            aria-label={t("plan.note")}
            placeholder={t("plan.handed.whyBack")}
            maxLength={1000}
            style={{ maxWidth: 420 }}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <span className="yd-grow" />
          <Button type="primary" loading={busy} onClick={() => say("approved")}>
            {t("plan.approve")}
          </Button>
          <Button disabled={!note.trim()} loading={busy} onClick={() => say("returned")}>
            {t("plan.return")}
          </Button>
          <Button type="text" onClick={answering.clear}>
            {t("plan.handed.clear")}
          </Button>
        </section>
      )}
    </>
  );
}
