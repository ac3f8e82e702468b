// A class is set by hand and kept from runs.
import { App, Input, Modal, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Grade, type Standing, useStandingVerbs } from "@/api/segments";

const GRADES: readonly Grade[] = ["A", "B", "C", ""];

export function PinDialog({ id, standing, onClose }: { id: number; standing: Standing; onClose: () => void }) {
  const { t } = useTranslation("segments");
  const { message } = App.useApp();
  const { pin } = useStandingVerbs(id);
  const [grade, setGrade] = useState<Grade>(standing.grade);
  const [reason, setReason] = useState(standing.pinned ?? "");
  const send = () =>
    pin.mutate(
      { grade, reason },
      { onSuccess: onClose, onError: (error) => void message.error(asApiError(error).message, 6) },
    );
  return (
    <Modal
      open
      title={t("pin.title")}
      okText={t("line.pin")}
      okButtonProps={{ disabled: !reason.trim(), loading: pin.isPending }}
      onCancel={onClose}
      onOk={send}
    >
      <div className="yd-stack">
        <Segmented
          aria-label={t("pin.grade")}
          value={grade}
          options={GRADES.map((value) => ({ value, label: value || t("none") }))}
          onChange={setGrade}
        />
        <Input
          aria-label={t("pin.reason")}
          placeholder={t("pin.reason")}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className="yd-faint">{t("pin.note")}</p>
      </div>
    </Modal>
  );
}
