// At the foot of the list of plans: the answer to those that are ticked, and why some of them were not answered.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { Sheet } from "@/mobile/record/Sheet";
import type { Answering } from "@/ui/report/useAnswering";

const KEPT = "yd.draft.answers"; // what several are to change, until it is said

export function AnswerFoot({ answering }: { answering: Answering }) {
  const { t } = useTranslation("reports");
  const [asks, setAsks] = useState(false);
  const [note, setNote] = useState(() => localStorage.getItem(KEPT) ?? "");
  const { picked, outcome, busy } = answering;
  const write = (text: string) => {
    localStorage.setItem(KEPT, text);
    setNote(text);
  };
  const say = (verdict: "approved" | "returned") =>
    answering.say(verdict, verdict === "returned" ? note : "", {
      done: (found) => {
        setAsks(false);
        if (verdict === "returned") write("");
        if (found.done > 0) Toast.show({ icon: "success", content: t("plan.handed.done", { count: found.done }) });
      },
      failed: (error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
    });
  return (
    <>
      {outcome && outcome.left.length > 0 && (
        <section className="ph-alert" role="alert">
          <b>{t("plan.handed.leftTitle")}</b>
          <ul>
            {outcome.left.map((one) => (
              <li key={one.id}>{t("plan.handed.left", one)}</li>
            ))}
          </ul>
        </section>
      )}
      {picked.length > 0 && (
        <div className="ph-foot">
          <small className="yd-faint">{t("plan.handed.picked", { count: picked.length })}</small>
          <div className="ph-acts">
            <Button block color="primary" size="large" loading={busy} onClick={() => say("approved")}>
              {t("plan.approve")}
            </Button>
            <Button onClick={() => setAsks(true)}>{t("plan.return")}</Button>
          </div>
        </div>
      )}
      <Sheet open={asks} onClose={() => setAsks(false)}>
        <form
          className="ph-sheet"
          onSubmit={(event) => {
            event.preventDefault();
            if (note.trim()) say("returned");
          }}
        >
          <label>
            {t("plan.note")}
            <textarea
              maxLength={1000}
              placeholder={t("plan.handed.whyBack")}
              value={note}
              onChange={(event) => write(event.target.value)}
            />
          </label>
          <Button block color="primary" size="large" type="submit" loading={busy} disabled={!note.trim()}>
            {t("plan.return")}
          </Button>
        </form>
      </Sheet>
    </>
  );
}
