// The visitor is no customer: the turn goes back, with proof.
import { App, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { firstOf, type Proof, RETURNS, useReceptionVerbs } from "@/api/reception";
import { Proofs } from "@/features/reception/Proofs";

export function GiveBackDialog({ id, onDone }: { id: number; onDone: () => void }) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  const { giveBack } = useReceptionVerbs();
  const [reason, setReason] = useState<(typeof RETURNS)[number]>("researcher");
  const [note, setNote] = useState("");
  const [files, setFiles] = useState<Proof[]>([]);
  const send = () =>
    giveBack.mutate(
      { id, reason, note, file_ids: files.map((one) => one.id) },
      {
        onSuccess: () => {
          void message.success(t("returned"));
          onDone();
        },
        onError: (error) => void message.error(firstOf(error)),
      },
    );
  return (
    <Modal
      open
      title={t("giveBack")}
      onCancel={onDone}
      onOk={send}
      confirmLoading={giveBack.isPending}
      okButtonProps={{ disabled: !note.trim() && files.length === 0 }}
    >
      <div className="yd-stack">
        <p className="yd-faint">{t("giveBackWhy")}</p>
        <Select
          aria-label={t("giveBack")}
          style={{ width: "100%" }}
          value={reason}
          options={RETURNS.map((value) => ({ value, label: t(`returns.${value}`) }))}
          onChange={setReason}
        />
        <Input.TextArea
          aria-label={t("proof")}
          placeholder={t("proof")}
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Proofs files={files} onChange={setFiles} />
      </div>
    </Modal>
  );
}
