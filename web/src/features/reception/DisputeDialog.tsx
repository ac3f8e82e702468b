// Somebody says the visitor is theirs, with evidence; who decides may enter it for another.
import { App, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Entry, firstOf, type Proof, useReceptionVerbs } from "@/api/reception";
import type { Ref } from "@/api/resource";
import { Proofs } from "@/features/reception/Proofs";
import { RefPicker } from "@/ui/field/RefPicker";

export function DisputeDialog({ entry, onDone }: { entry: Entry; onDone: () => void }) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  const { dispute } = useReceptionVerbs();
  const [claimant, setClaimant] = useState<Ref | null>(null);
  const [claim, setClaim] = useState("");
  const [files, setFiles] = useState<Proof[]>([]);
  const send = () =>
    dispute.mutate(
      { id: entry.id, claim, claimant_id: claimant?.id ?? null, file_ids: files.map((one) => one.id) },
      { onSuccess: onDone, onError: (error) => void message.error(firstOf(error)) },
    );
  return (
    <Modal
      open
      title={t("dispute")}
      onCancel={onDone}
      onOk={send}
      confirmLoading={dispute.isPending}
      okButtonProps={{ disabled: !claim.trim() }}
    >
      <div className="yd-stack">
        {entry.may.decide && (
          <div>
            <div className="yd-faint">{t("claimant")}</div>
            <RefPicker resource="member" aria-label={t("claimant")} value={claimant} onChange={setClaimant} />
          </div>
        )}
        <Input.TextArea
          aria-label={t("claim")}
          placeholder={t("claim")}
          maxLength={500}
          value={claim}
          onChange={(event) => setClaim(event.target.value)}
        />
        <Proofs files={files} onChange={setFiles} />
      </div>
    </Modal>
  );
}
