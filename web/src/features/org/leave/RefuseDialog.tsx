// Why leave is refused: the person gets the words.
import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

export interface RefuseDialogProps {
  busy: boolean;
  onRefuse: (why: string) => void;
  onClose: () => void;
}

export function RefuseDialog({ busy, onRefuse, onClose }: RefuseDialogProps) {
  const { t } = useTranslation("calendar");
  const { t: tc } = useTranslation();
  const [why, setWhy] = useState("");
  return (
    <Modal
      open
      title={t("leave.refuse")}
      okText={t("leave.refuse")}
      okButtonProps={{ danger: true, loading: busy, disabled: why.trim() === "" }}
      cancelText={tc("cancel")}
      onOk={() => onRefuse(why.trim())}
      onCancel={onClose}
    >
      <Input.TextArea
        autoFocus
        rows={3}
        maxLength={300}
        aria-label={t("leave.why")}
        placeholder={t("leave.why")}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
    </Modal>
  );
}
