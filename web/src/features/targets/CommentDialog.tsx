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
  /** Something above is not filled in yet. */
  blocked?: boolean;
  onOk: (comment: string) => void;
  onClose: () => void;
  children?: ReactNode;
}

export function CommentDialog(props: CommentDialogProps) {
  const { title, okText, needed, danger, busy, blocked, onOk, onClose, children } = props;
  const { t } = useTranslation("targetLife");
  const [comment, setComment] = useState("");
  const missing = needed === true && comment.trim() === "";
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ disabled: missing || blocked === true, danger: danger === true }}
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
