// Leave that waits for the answer of this person, above the list: who, when, how long, approve or refuse.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useAnswerLeave, useLeaveRequests } from "@/api/leave";
import type { Row } from "@/api/resource";
import { RefuseDialog } from "@/features/org/leave/RefuseDialog";
import "@/styles/attainment.css";

export function RequestsPanel() {
  const { t } = useTranslation("calendar");
  const { message } = App.useApp();
  const answer = useAnswerLeave();
  const rows = useLeaveRequests();
  const [refusing, setRefusing] = useState<Row | null>(null);
  if (rows.length === 0) return null; // nobody waits
  const decide = (row: Row, approved: boolean, why = "") =>
    answer.mutate(
      { row, approved, answer: why },
      {
        onSuccess: () => void message.success(t(approved ? "leave.approved" : "leave.refused")),
        onError: (error) => void message.error(asApiError(error).message, 8),
        onSettled: () => setRefusing(null),
      },
    );
  const half = (value: unknown) => t(`leave.${value === "am" ? "am" : "pm"}`);
  return (
    <section className="yd-panel" aria-label={t("leave.waiting")}>
      <h2>{t("leave.waiting")}</h2>
      <ul className="yd-week">
        {rows.map((row) => (
          <li key={row.id}>
            <strong>{(row.values.member as { label: string } | null)?.label}</strong>
            <span className="yd-num">
              {String(row.values.starts_on)} {half(row.values.starts_half)} – {String(row.values.ends_on)}{" "}
              {half(row.values.ends_half)}
            </span>
            <span>{t("leave.cost", { days: Number(row.values.days) })}</span>
            {row.values.note ? <span className="yd-faint">{String(row.values.note)}</span> : null}
            <Button
              size="small"
              type="primary"
              loading={answer.isPending && answer.variables.row.id === row.id}
              onClick={() => decide(row, true)}
            >
              {t("leave.approve")}
            </Button>
            <Button size="small" danger onClick={() => setRefusing(row)}>
              {t("leave.refuse")}
            </Button>
          </li>
        ))}
      </ul>
      {refusing && (
        <RefuseDialog
          busy={answer.isPending}
          onClose={() => setRefusing(null)}
          onRefuse={(why) => decide(refusing, false, why)}
        />
      )}
    </section>
  );
}
