// A risk as its reader sees it: where it stands, what it is about, plan B, what is being done, what happened.
import { App, Button, Input, Modal, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { isOver, type Risk, type RiskStatus, useRisk, useRiskVerbs } from "@/api/risks";
import { addDays, today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import type { RecordBodyProps } from "@/ui/module";
import { FieldList } from "@/ui/record/FieldList";
import { HistoryPanel } from "@/ui/record/HistoryPanel";
import { Timeline } from "@/ui/record/Timeline";
import { Facts } from "@/ui/risk/Facts";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { TasksTab } from "@/ui/task/TasksTab";
import "@/styles/risks.css";

type End = "mitigated" | "happened" | "closed";

export function RecordBody({ row, spec }: RecordBodyProps) {
  const { t } = useTranslation("risks");
  const { t: tr } = useTranslation("record");
  const { data: me } = useMe();
  const found = useRisk(row.id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  const risk = found.data;
  return (
    <>
      <Facts risk={risk} paths={{ deal: "/deals", customer: "/customers" }} />
      {risk.can_edit && <Verbs risk={risk} />}
      <Tabs
        items={[
          { key: "timeline", label: tr("timeline"), children: <Timeline resource="risk" id={row.id} /> },
          ...(may(me?.permissions, "task.read")
            ? [
                {
                  key: "tasks",
                  label: t("tasks"),
                  children: <TasksTab resource="risk" id={row.id} title={row.title} />,
                },
              ]
            : []),
          { key: "fields", label: t("allFields"), children: <FieldList spec={spec} row={row} /> },
          { key: "history", label: tr("history"), children: <HistoryPanel spec={spec} id={row.id} /> },
        ]}
      />
    </>
  );
}

function Verbs({ risk }: { risk: Risk }) {
  const { t } = useTranslation("risks");
  const { message } = App.useApp();
  const { move, take } = useRiskVerbs();
  const [end, setEnd] = useState<End | null>(null);
  const [reviewing, setReviewing] = useState(false);
  const onError = (error: unknown) => void message.error(asApiError(error).message, 6);
  const to = (status: RiskStatus) => move.mutate({ risk, status }, { onError });
  if (isOver(risk.status))
    return (
      <Button loading={move.isPending} onClick={() => to("open")}>
        {t("verb.open")}
      </Button>
    );
  return (
    <p className="yd-risk-head">
      <Button type="primary" onClick={() => setReviewing(true)}>
        {t("review")}
      </Button>
      {risk.status === "open" && (
        <Button loading={move.isPending} onClick={() => to("watching")}>
          {t("verb.watching")}
        </Button>
      )}
      {risk.rule && !risk.taken && (
        <Button title={t("takeHow")} loading={take.isPending} onClick={() => take.mutate(risk, { onError })}>
          {t("take")}
        </Button>
      )}
      {(["mitigated", "happened", "closed"] as const).map((one) => (
        <Button key={one} onClick={() => setEnd(one)}>
          {t(`verb.${one}`)}
        </Button>
      ))}
      {end && <EndDialog risk={risk} end={end} onClose={() => setEnd(null)} />}
      {reviewing && <ReviewDialog risk={risk} onClose={() => setReviewing(false)} />}
    </p>
  );
}

function EndDialog({ risk, end, onClose }: { risk: Risk; end: End; onClose: () => void }) {
  const { t } = useTranslation("risks");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const [reason, setReason] = useState("");
  const { move } = useRiskVerbs();
  return (
    <Modal
      open
      title={t(`endTitle.${end}`)}
      okText={t(`verb.${end}`)}
      cancelText={tc("cancel")}
      okButtonProps={{ loading: move.isPending, disabled: !reason.trim() }}
      onCancel={onClose}
      onOk={() =>
        move.mutate(
          { risk, status: end, reason },
          { onSuccess: onClose, onError: (error) => void message.error(asApiError(error).message, 6) },
        )
      }
    >
      <Input.TextArea
        aria-label={t("reason")}
        placeholder={t("reason")}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}

function ReviewDialog({ risk, onClose }: { risk: Risk; onClose: () => void }) {
  const { t } = useTranslation("risks");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const [note, setNote] = useState("");
  const [day, setDay] = useState(addDays(today(), 14));
  const { review } = useRiskVerbs();
  return (
    <Modal
      open
      title={t("reviewTitle")}
      okText={t("save")}
      cancelText={tc("cancel")}
      okButtonProps={{ loading: review.isPending, disabled: !day }}
      onCancel={onClose}
      onOk={() =>
        review.mutate(
          { risk, note, day },
          { onSuccess: onClose, onError: (error) => void message.error(asApiError(error).message, 6) },
        )
      }
    >
      <div className="yd-stack">
        <Input.TextArea
          aria-label={t("reviewNote")}
          placeholder={t("reviewNote")}
          rows={3}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <span>
          {t("reviewNext")}{" "}
          <Input
            type="date"
            aria-label={t("reviewNext")}
            style={{ width: 160 }}
            min={addDays(today(), 1)}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </span>
      </div>
    </Modal>
  );
}
