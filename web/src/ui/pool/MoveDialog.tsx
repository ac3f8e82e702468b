// The reason of a move, and where needed the pool or the person: for claiming, assigning, releasing and putting in.
import { Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ref } from "@/api/resource";
import { RefPicker } from "@/ui/field/RefPicker";
import { ReasonInput } from "@/ui/pool/ReasonInput";

export interface MoveAnswer {
  pool: number | null;
  owner: number | null;
  reason: string;
}
export interface MoveDialogProps {
  title: string;
  okText: string;
  /** Pools to choose from, with the reasons that each offers. */
  pools?: readonly { id: number; name: string; reasons: readonly string[] }[];
  asksOwner?: boolean;
  reasons?: readonly string[];
  needsReason?: boolean;
  onClose: (answer: MoveAnswer | null) => void;
}

export function MoveDialog({ title, okText, pools, asksOwner, reasons = [], needsReason, onClose }: MoveDialogProps) {
  const { t } = useTranslation("pools");
  const [pool, setPool] = useState<number | null>(pools?.[0]?.id ?? null);
  const [owner, setOwner] = useState<Ref | null>(null);
  const [reason, setReason] = useState("");
  const offered = pools?.find((one) => one.id === pool)?.reasons ?? reasons;
  const ready = (!pools || pool !== null) && (!asksOwner || owner !== null) && (!needsReason || reason.trim() !== "");
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ disabled: !ready }}
      onCancel={() => onClose(null)}
      onOk={() => onClose({ pool, owner: owner?.id ?? null, reason: reason.trim() })}
    >
      <div className="yd-stack">
        {pools && pools.length > 1 && (
          <Select
            aria-label={t("pool")}
            value={pool}
            options={pools.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setPool}
          />
        )}
        {pools?.length === 1 && <p className="yd-muted">{pools[0]?.name}</p>}
        {asksOwner && <RefPicker resource="member" value={owner} onChange={setOwner} aria-label={t("receiver")} />}
        <ReasonInput offered={offered} value={reason} onChange={setReason} />
      </div>
    </Modal>
  );
}
