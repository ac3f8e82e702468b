// Ends several risks at once: how, and why – the same words for all of them.
import { App, Form, Input, Modal, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useBulk } from "@/api/records";
import type { BulkAnswer } from "@/api/resource";
import type { BulkTarget } from "@/ui/list/BulkBar";

const ENDS = ["mitigated", "happened", "closed"] as const;

export interface EndManyProps {
  target: BulkTarget;
  size: string;
  onClose: (answer: BulkAnswer | null) => void;
}

export function EndMany({ target, size, onClose }: EndManyProps) {
  const { t } = useTranslation("risks");
  const { message } = App.useApp();
  const bulk = useBulk("risk");
  const [status, setStatus] = useState<(typeof ENDS)[number]>("mitigated");
  const [reason, setReason] = useState("");
  return (
    <Modal
      open
      title={t("endMany", { number: size })}
      okText={t(`verb.${status}`)}
      okButtonProps={{ disabled: !reason.trim(), loading: bulk.isPending }}
      onCancel={() => onClose(null)}
      onOk={() =>
        bulk.mutate(
          { ...target, action: "edit", values: { status, reason: reason.trim() } },
          { onSuccess: onClose, onError: (error) => void message.error(asApiError(error).message, 6) },
        )
      }
    >
      <Form layout="vertical">
        <Form.Item>
          <Segmented
            value={status}
            options={ENDS.map((value) => ({ value, label: t(`verb.${value}`) }))}
            onChange={setStatus}
          />
        </Form.Item>
        <Form.Item label={t("reason")} htmlFor="end-reason">
          <Input.TextArea
            id="end-reason"
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
