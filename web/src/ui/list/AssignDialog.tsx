// Gives records to another owner; customers with their open deals when wanted.
import { App, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Assignable, type Assigned, useAssign } from "@/api/assigning";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { RefPicker } from "@/ui/field/RefPicker";
import type { BulkTarget } from "@/ui/list/BulkBar";

export interface AssignDialogProps {
  resource: Assignable;
  target: BulkTarget;
  /** How many, as the title says it. */
  size: string;
  onClose: (answer: Assigned | null) => void;
}

export function AssignDialog({ resource, target, size, onClose }: AssignDialogProps) {
  const { t } = useTranslation("list");
  const { message } = App.useApp();
  const assign = useAssign(resource);
  const [owner, setOwner] = useState<Ref | null>(null);
  const [withDeals, setWithDeals] = useState(true);
  const store = () =>
    owner &&
    assign.mutate(
      { ...target, owner_id: owner.id, ...(resource === "customer" ? { with_deals: withDeals } : {}) },
      { onSuccess: onClose, onError: (error) => void message.error(asApiError(error).message) },
    );
  return (
    <Modal
      open
      title={t(`assign.title.${resource}`, { count: size as unknown as number })}
      onCancel={() => onClose(null)}
      onOk={store}
      okText={t("assign.label")}
      okButtonProps={{ disabled: !owner }}
      confirmLoading={assign.isPending}
    >
      <div className="yd-stack">
        <RefPicker resource="member" value={owner} onChange={setOwner} aria-label={t("assign.newOwner")} />
        {resource === "customer" && (
          <Checkbox checked={withDeals} onChange={(event) => setWithDeals(event.target.checked)}>
            {t("assign.withDeals")}
          </Checkbox>
        )}
      </div>
    </Modal>
  );
}
