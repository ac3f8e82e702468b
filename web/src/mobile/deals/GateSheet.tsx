// A deal held at a gate: what is missing, mended from below, then on – or on with a reason by who may waive it.
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Goal, useNeeds } from "@/api/gates";
import { NeedRows } from "@/mobile/deals/NeedRows";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface GateSheetProps {
  deal: number;
  goal: Goal;
  stage: string;
  canEdit: boolean;
  go: (override?: string) => Promise<unknown>;
  onClose: () => void;
}

export function GateSheet({ deal, goal, stage, canEdit, go, onClose }: GateSheetProps) {
  const { t } = useTranslation("gates");
  const needs = useNeeds(deal, goal);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  if (needs.isError) return <PageError compact error={needs.error} onRetry={() => void needs.refetch()} />;
  if (needs.isPending) return <Loading rows={4} />;
  const { items, refusal, overridable } = needs.data;
  const what = goal === "won" ? t("winIt") : t("moveTo", { stage });
  const hard = items.some((one) => !one.done && one.strength === "hard");
  const on = async (override?: string) => {
    setBusy(true);
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
  return (
    <div className="ph-sheet">
      <h2>{t("held", { what })}</h2>
      {problem && refusal !== null && (
        <p className="ph-alert" role="alert">
          {problem}
        </p>
      )}
      <p className="yd-muted">
        {refusal === "mover" ? t("mover") : refusal === null ? t("nothingLeft") : hard ? t("heldHard") : t("heldLead")}
      </p>
      <NeedRows deal={deal} items={items} canEdit={canEdit} />
      {refusal === "missing" && overridable && (
        <>
          <textarea
            aria-label={t("overrideReason")}
            placeholder={`${t("overrideReason")} · ${t("overrideHint")}`}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            block
            color="danger"
            loading={busy}
            disabled={reason.trim().length < 2}
            onClick={() => void on(reason.trim())}
          >
            {t("override")}
          </Button>
        </>
      )}
      {refusal === "missing" && !hard && !overridable && <p className="yd-faint">{t("heldNotYou")}</p>}
      <Button block color="primary" size="large" loading={busy} disabled={refusal !== null} onClick={() => void on()}>
        {t("go", { what })}
      </Button>
    </div>
  );
}
