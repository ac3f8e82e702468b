// A deal that is held at a gate: what is missing, mended right here; then on, or on with a reason by who may waive it.
import { Alert, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Goal, useNeeds } from "@/api/gates";
import { NeedList } from "@/features/deals/gates/NeedList";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface GateDialogProps {
  deal: number;
  title: string;
  goal: Goal;
  /** The name of the stage to go to; winning needs none. */
  stage?: string;
  canEdit: boolean;
  /** Goes on; with a reason where something is waived. */
  go: (override?: string) => Promise<unknown>;
  onClose: () => void;
}

export function GateDialog({ deal, title, goal, stage, canEdit, go, onClose }: GateDialogProps) {
  const { t } = useTranslation("gates");
  const needs = useNeeds(deal, goal);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const what = goal === "won" ? t("winIt") : t("moveTo", { stage: stage ?? "" });
  const on = async (override?: string) => {
    setBusy(true);
    setProblem("");
    try {
      await go(override);
      onClose();
    } catch (error) {
      setProblem(asApiError(error).message);
      await needs.refetch();
    } finally {
      setBusy(false);
    }
  };
  const data = needs.data;
  const left = data?.items.filter((one) => !one.done) ?? [];
  const hard = left.some((one) => one.strength === "hard");
  const stages = new Set(data?.items.map((one) => one.stage.id));
  const waives = data?.refusal === "missing" && data.overridable;
  return (
    <Modal
      open
      title={t("held", { what: `${what} · ${title}` })}
      onCancel={onClose}
      width={720}
      footer={[
        <Button key="no" onClick={onClose}>
          {t("cancel")}
        </Button>,
        waives && (
          <Button
            key="waive"
            danger
            loading={busy}
            disabled={reason.trim().length < 2}
            onClick={() => void on(reason.trim())}
          >
            {t("override")}
          </Button>
        ),
        <Button
          key="go"
          type="primary"
          loading={busy}
          disabled={data === undefined || data.refusal !== null}
          onClick={() => void on()}
        >
          {t("go", { what })}
        </Button>,
      ]}
    >
      {needs.isError && <PageError compact error={needs.error} onRetry={() => void needs.refetch()} />}
      {needs.isPending && <Loading rows={3} />}
      {data && (
        <>
          {problem && data.refusal !== null && <Alert type="error" title={problem} role="alert" showIcon />}
          <p className="yd-muted">
            {data.refusal === "mover"
              ? t("mover")
              : data.refusal === null
                ? t("nothingLeft")
                : hard
                  ? t("heldHard")
                  : t("heldLead")}
          </p>
          <NeedList deal={deal} items={data.items} canEdit={canEdit} staged={stages.size > 1} />
          {waives && (
            <label className="yd-stack" htmlFor="gate-reason">
              <span>
                {t("overrideReason")} <small className="yd-faint">{t("overrideHint")}</small>
              </span>
              <Input.TextArea
                id="gate-reason"
                rows={2}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </label>
          )}
          {data.refusal === "missing" && !hard && !data.overridable && <p className="yd-faint">{t("heldNotYou")}</p>}
        </>
      )}
    </Modal>
  );
}
