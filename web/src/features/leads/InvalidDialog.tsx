// Giving a lead up: one of the usual reasons, or one's own words.
import { App, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { REASONS, useLeadVerbs } from "@/api/leads";

export function InvalidDialog({ id, version, onClose }: { id: number; version: number; onClose: () => void }) {
  const { t } = useTranslation("leads");
  const { message } = App.useApp();
  const { move } = useLeadVerbs(id);
  const [picked, setPicked] = useState<string>("");
  const [own, setOwn] = useState("");
  const reason = picked === "other" ? own.trim() : picked;
  return (
    <Modal
      open
      title={t("invalidTitle")}
      okText={t("invalidate")}
      okButtonProps={{ disabled: !reason }}
      confirmLoading={move.isPending}
      onCancel={onClose}
      onOk={() =>
        move.mutate(
          { status: "invalid", reason, version },
          { onSuccess: onClose, onError: (error) => void message.error(asApiError(error).message, 6) },
        )
      }
    >
      <Radio.Group
        className="yd-stack"
        value={picked}
        onChange={(event) => setPicked(event.target.value)}
        options={[
          ...REASONS.map((one) => ({ value: t(`reasons.${one}`), label: t(`reasons.${one}`) })),
          { value: "other", label: t("reasonOther") },
        ]}
      />
      {picked === "other" && (
        <Input
          autoFocus
          aria-label={t("reasonOther")}
          maxLength={200}
          value={own}
          onChange={(event) => setOwn(event.target.value)}
        />
      )}
    </Modal>
  );
}
