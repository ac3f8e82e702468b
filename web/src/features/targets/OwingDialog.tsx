// One figure of the waterfall: what a team owes, or what its people are to carry in all.
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Owed } from "@/features/targets/life";
import type { Target } from "@/features/targets/queries";
import { useAct } from "@/features/targets/useAct";
import { useAmounts } from "@/ui/figure/Money";

export type What = "commit" | "assign";
export interface AmountDialogProps {
  target: Target;
  row: Owed;
  what: What;
  onClose: () => void;
}

export function AmountDialog({ target, row, what, onClose }: AmountDialogProps) {
  const { t } = useTranslation("targetLife");
  const { run, busy } = useAct(target.id);
  const amounts = useAmounts();
  const known = what === "assign" ? row.assigned : row.committed;
  const [typed, setTyped] = useState(known === null ? "" : amounts.exact(known, known % 100 !== 0));
  const amount = amounts.read(typed);
  const path = `teams/${row.team}`;
  const commit = async (fen: number | null) => {
    if (await run({ verb: `${path}/commitment`, body: { amount: fen }, method: "put" }, t("saved"))) onClose();
  };
  const assign = async () => {
    if (await run({ verb: `${path}/assign`, body: { version: target.version, amount } }, t("saved"))) onClose();
  };
  return (
    <Modal
      open
      title={`${t(what === "commit" ? "committed" : "assignMore")} · ${row.name}`}
      okText={t("save")}
      okButtonProps={{ disabled: amount === null || amount < 0 }}
      confirmLoading={busy}
      onOk={() => void (what === "commit" ? commit(amount) : assign())}
      onCancel={onClose}
    >
      <div className="yd-stack">
        {what === "assign" && <p className="yd-muted">{t("assignHow")}</p>}
        <Input
          value={typed}
          aria-label={t("amountIn", { unit: amounts.label })}
          placeholder={t("amountIn", { unit: amounts.label })}
          onChange={(event) => setTyped(event.target.value)}
          suffix={
            what === "commit" && row.committed !== null ? (
              <Button size="small" type="text" onClick={() => void commit(null)}>
                {t("clear")}
              </Button>
            ) : null
          }
        />
      </div>
    </Modal>
  );
}
