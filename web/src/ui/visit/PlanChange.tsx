// Plans put off, cancelled, given to somebody else: one of them, or many at once.
import { Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ref } from "@/api/resource";
import type { Outcome } from "@/api/visits";
import { addDays, today } from "@/domain/dates";
import { RefPicker } from "@/ui/field/RefPicker";
import type { BulkTarget } from "@/ui/list/BulkBar";
import { type Closing, DayItem, PlanDialog, usePlans, WhyItem } from "@/ui/visit/PlanDialog";

export type Change = "delay" | "cancel" | "assign";

export interface PlanChangeProps extends Closing {
  what: Change;
  target: BulkTarget;
  /** The customer, or how many. */
  name: string;
  /** The day that a single plan is on. */
  from?: string | undefined;
  /** Takes the outcome instead of the messages. */
  onOutcome?: (outcome: Outcome) => void;
}

export function PlanChange({ what, target, name, from, onOutcome, onClose }: PlanChangeProps) {
  const { t } = useTranslation("visitDesk");
  const [day, setDay] = useState(addDays(from && from > today() ? from : today(), 1));
  const [reason, setReason] = useState("");
  const [member, setMember] = useState<Ref | null>(null);
  const { run, busy } = usePlans(`/visits/plans/${what}`, "changed", onClose, onOutcome);
  const bodies = { delay: { day, reason }, cancel: { reason }, assign: { member_id: member?.id } };
  const ready = what === "assign" ? member !== null : reason.trim() !== "" && (what === "cancel" || day !== "");
  return (
    <PlanDialog
      title={t(what)}
      ready={ready}
      busy={busy}
      onClose={onClose}
      onOk={() => run({ ...target, ...bodies[what] })}
    >
      <p className="yd-visit-whom">{name}</p>
      {what === "delay" && <DayItem id="plan-later" value={day} onChange={setDay} />}
      {what === "assign" ? (
        <Form.Item label={t("whose")} htmlFor="plan-whose">
          <RefPicker id="plan-whose" resource="member" value={member} onChange={setMember} />
        </Form.Item>
      ) : (
        <WhyItem id="plan-why" value={reason} onChange={setReason} />
      )}
    </PlanDialog>
  );
}
