// A step with a comment: why it is taken; sending back and keeping need one.
import { Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

export interface CommentDialogProps {
  title: string;
  okText: string;
  needed?: boolean;
  danger?: boolean;
  busy: boolean;
  onOk: (comment: string) => void;
  onClose: () => void;
  children?: ReactNode;
}

export function CommentDialog({ title, okText, needed, danger, busy, onOk, onClose, children }: CommentDialogProps) {
  const { t } = useTranslation("targetLife");
  const [comment, setComment] = useState("");
  const missing = needed === true && comment.trim() === "";
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ disabled: missing, danger: danger === true }}
      confirmLoading={busy}
      onOk={() => onOk(comment.trim())}
      onCancel={onClose}
    >
      <div className="yd-stack">
        {children}
        <Input.TextArea
          rows={3}
          maxLength={2000}
          value={comment}
          aria-label={t("comment")}
          placeholder={needed ? t("reasonNeeded") : t("commentWanted")}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
    </Modal>
  );
}
