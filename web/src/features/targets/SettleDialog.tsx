// Settles the offers of a person or of everybody below a team: taken, kept, half-way, or a number of one's own.
import { Input, Radio, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CommentDialog } from "@/features/targets/CommentDialog";
import type { OfferRow } from "@/features/targets/life";
import type { Target } from "@/features/targets/queries";
import { useAct } from "@/features/targets/useAct";
import { useAmounts } from "@/ui/figure/Money";

const HOWS = ["offer", "middle", "keep", "own"] as const;
const RULES = ["siblings", "parent"] as const;

export function SettleDialog({ target, row, onClose }: { target: Target; row: OfferRow; onClose: () => void }) {
  const { t } = useTranslation("targetLife");
  const amounts = useAmounts();
  const { run, busy } = useAct(target.id);
  const [how, setHow] = useState<(typeof HOWS)[number]>("offer");
  const [rule, setRule] = useState<(typeof RULES)[number]>("parent");
  const [typed, setTyped] = useState("");
  const amount = amounts.read(typed);
  const middle = Math.floor((row.offered + row.against) / 2);
  const outcome = { offer: row.offered, middle, keep: row.against, own: null } as const;
  const settle = async (comment: string) => {
    const body = {
      version: target.version,
      team: row.team,
      member: row.member,
      how,
      rule,
      comment,
      ...(how === "own" ? { amount } : {}),
    };
    if (await run({ verb: "offers/settle", body }, t("sent"))) onClose();
  };
  return (
    <CommentDialog
      title={t("settleTitle", { name: row.name })}
      okText={t("settle")}
      needed={how === "keep"}
      blocked={how === "own" && (amount === null || amount < 0)}
      busy={busy}
      onOk={(comment) => void settle(comment)}
      onClose={onClose}
    >
      <p className="yd-muted">
        {t("given")} {amounts.said(row.against)} · {t("offer")} {amounts.said(row.offered)} · {t("difference")}{" "}
        {amounts.said(row.offered - row.against)}
      </p>
      <Radio.Group value={how} onChange={(event) => setHow(event.target.value)}>
        {HOWS.map((one) => (
          <div key={one}>
            <Radio value={one}>
              {t(`how.${one}`)}
              {outcome[one] !== null && <small className="yd-faint"> {amounts.said(outcome[one])}</small>}
            </Radio>
          </div>
        ))}
      </Radio.Group>
      {how === "own" && (
        <Input
          value={typed}
          aria-label={t("amountIn", { unit: amounts.label })}
          placeholder={t("amountIn", { unit: amounts.label })}
          status={typed !== "" && amount === null ? "error" : ""}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {how !== "keep" && (
        <span className="yd-inline">
          {t("gives")}
          <Segmented
            value={rule}
            options={RULES.map((value) => ({ value, label: t(`rule.${value}`) }))}
            onChange={(value) => setRule(value)}
          />
        </span>
      )}
    </CommentDialog>
  );
}
