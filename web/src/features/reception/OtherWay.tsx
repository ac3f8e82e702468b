// Another than by the rules: who, and why. It is on record.
import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ref } from "@/api/resource";
import { RefPicker } from "@/ui/field/RefPicker";

export interface OtherWayProps {
  title: string;
  pending: boolean;
  onCancel: () => void;
  onDone: (member: number, reason: string) => void;
}

export function OtherWay({ title, pending, onCancel, onDone }: OtherWayProps) {
  const { t } = useTranslation("reception");
  const [member, setMember] = useState<Ref | null>(null);
  const [reason, setReason] = useState("");
  return (
    <Modal
      open
      title={title}
      onCancel={onCancel}
      confirmLoading={pending}
      okButtonProps={{ disabled: !member || !reason.trim() }}
      onOk={() => member && onDone(member.id, reason)}
    >
      <div className="yd-stack">
        <div>
          <div className="yd-faint">{t("who")}</div>
          <RefPicker resource="member" aria-label={t("who")} value={member} onChange={setMember} />
        </div>
        <div>
          <div className="yd-faint">{t("whyOther")}</div>
          <Input
            aria-label={t("whyOther")}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={() => member && reason.trim() && onDone(member.id, reason)}
          />
        </div>
      </div>
    </Modal>
  );
}
