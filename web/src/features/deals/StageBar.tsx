// The stages as steps: where the deal is, how long it stood in each; a click moves it. Beside it the ways to end it.
import { App, Button, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError, isHeld } from "@/api/errors";
import { CloseDialog } from "@/features/deals/CloseDialog";
import { GateDialog } from "@/features/deals/gates/GateDialog";
import { type Head, type HeadStage, type Outcome, type State, useDealVerbs } from "@/features/deals/queries";
import { Tag } from "@/ui/figure/Tag";
import "@/styles/deals.css";

const HUE = { open: "accent", won: "gain", lost: "risk", abandoned: "grey" } as const;

export function StageBar({ head }: { head: Head }) {
  const { t } = useTranslation("deals");
  const { t: tg } = useTranslation("gates");
  const { message } = App.useApp();
  const { move, reopen } = useDealVerbs(head.id);
  const [closing, setClosing] = useState<Outcome | null>(null);
  const open = head.status === "open";
  const at = head.stages.findIndex((one) => one.current);
  const [held, setHeld] = useState<HeadStage | null>(null);
  const warn = (state: State) => {
    if (state.warnings.length > 0)
      void message.warning(tg("warned", { names: state.warnings.map((one) => one.text).join(tg("comma")) }), 6);
  };
  const go = (stage: HeadStage) =>
    move.mutate(
      { stage_id: stage.id, version: head.version },
      { onSuccess: warn, onError: (error) => (isHeld(error) ? setHeld(stage) : fail(error)) },
    );
  const fail = (error: unknown) => void message.error(asApiError(error).message, 6);
  return (
    <>
      <fieldset className="yd-stages" aria-label={t("stages")} style={{ marginTop: 16 }}>
        {head.stages.map((stage, index) => {
          const over = stage.current && open && stage.norm_days !== null && (stage.days ?? 0) > stage.norm_days;
          const kind = stage.current
            ? `yd-stage-current${over ? " yd-stage-over" : ""}`
            : index < at
              ? "yd-stage-past"
              : "";
          return (
            <button
              key={stage.id}
              type="button"
              className={`yd-stage ${kind}`}
              aria-current={stage.current ? "step" : undefined}
              disabled={!open || !head.can_edit || stage.current || stage.archived || move.isPending}
              title={open && head.can_edit && !stage.current ? t("moveTo", { stage: stage.name }) : stage.name}
              onClick={() => go(stage)}
            >
              {stage.name}
              <small>
                {stage.days === null ? `${stage.probability}%` : t("days", { count: Math.floor(stage.days) })}
              </small>
            </button>
          );
        })}
      </fieldset>
      <div className="yd-outcome">
        <Tag color={HUE[head.status]}>{t(`status.${head.status}`)}</Tag>
        {head.can_edit && (
          <Space wrap>
            {open ? (
              <>
                <Button type="primary" onClick={() => setClosing("win")}>
                  {t("win")}
                </Button>
                <Button onClick={() => setClosing("lose")}>{t("lose")}</Button>
                <Button onClick={() => setClosing("abandon")}>{t("abandon")}</Button>
              </>
            ) : (
              <Button loading={reopen.isPending} onClick={() => reopen.mutate(head.version, { onError: fail })}>
                {t("reopen")}
              </Button>
            )}
          </Space>
        )}
      </div>
      {held && (
        <GateDialog
          deal={head.id}
          title={head.name}
          goal={held.id}
          stage={held.name}
          canEdit={head.can_edit}
          go={(override) => move.mutateAsync({ stage_id: held.id, ...(override ? { override } : {}) })}
          onClose={() => setHeld(null)}
        />
      )}
      {closing && <CloseDialog head={head} outcome={closing} onClose={() => setClosing(null)} />}
    </>
  );
}
