// The superior's answer to a counter-offer: taken (and who gives the difference), or the target stays.
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CommentDialog } from "@/features/targets/CommentDialog";
import type { Consent } from "@/features/targets/life";
import type { Target } from "@/features/targets/queries";
import { useAct } from "@/features/targets/useAct";
import { useAmounts } from "@/ui/figure/Money";

const RULES = ["siblings", "parent"] as const;

export interface AnswerDialogProps {
  target: Target;
  one: Consent;
  accept: boolean;
  onClose: () => void;
}

export function AnswerDialog({ target, one, accept, onClose }: AnswerDialogProps) {
  const { t } = useTranslation("targetLife");
  const amounts = useAmounts();
  const { run, busy } = useAct(target.id);
  const [rule, setRule] = useState<(typeof RULES)[number]>("siblings");
  const { response } = one;
  if (!response) return null;
  const answer = async (comment: string) => {
    if (await run({ verb: `responses/${response.id}/answer`, body: { accept, comment, rule } }, t("sent"))) onClose();
  };
  const title = accept
    ? t("acceptTitle", { name: one.member.name, amount: amounts.said(response.amount) })
    : t("keepTitle", { name: one.member.name });
  return (
    <CommentDialog
      title={title}
      okText={t(accept ? "accept" : "keep")}
      needed={!accept}
      busy={busy}
      onOk={(comment) => void answer(comment)}
      onClose={onClose}
    >
      {accept && (
        <>
          <p className="yd-muted">{t(target.status === "draft" ? "acceptDraft" : "acceptFrozen")}</p>
          <span className="yd-inline">
            {t("gives")}
            <Segmented
              value={rule}
              options={RULES.map((value) => ({ value, label: t(`rule.${value}`) }))}
              onChange={(value) => setRule(value)}
            />
          </span>
        </>
      )}
    </CommentDialog>
  );
}
