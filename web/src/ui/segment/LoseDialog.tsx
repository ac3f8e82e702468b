// A customer is lost: why, and to whom.
import { App, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useOfferedReasons, useStandingVerbs } from "@/api/segments";

export function LoseDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation("segments");
  const { message } = App.useApp();
  const reasons = useOfferedReasons();
  const { lose } = useStandingVerbs(id);
  const [reason, setReason] = useState<number | null>(null);
  const [competitor, setCompetitor] = useState("");
  const [note, setNote] = useState("");
  const send = () =>
    reason !== null &&
    lose.mutate(
      { reason_id: reason, competitor, note },
      { onSuccess: onClose, onError: (error) => void message.error(asApiError(error).message, 6) },
    );
  return (
    <Modal
      open
      title={t("lose.title")}
      okText={t("line.lose")}
      okButtonProps={{ disabled: reason === null, danger: true, loading: lose.isPending }}
      onCancel={onClose}
      onOk={send}
    >
      <div className="yd-stack">
        <Select
          aria-label={t("lose.reason")}
          placeholder={t("lose.reason")}
          loading={reasons.isPending}
          value={reason}
          options={(reasons.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          onChange={setReason}
        />
        <Input
          aria-label={t("lose.competitor")}
          placeholder={t("lose.competitor")}
          maxLength={200}
          value={competitor}
          onChange={(event) => setCompetitor(event.target.value)}
        />
        <Input.TextArea
          aria-label={t("lose.note")}
          placeholder={t("lose.note")}
          rows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Modal>
  );
}
