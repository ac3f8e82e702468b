// Gives customers to another owner, with their open deals when wanted.
import { App, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { BulkAnswer, Ref } from "@/api/resource";
import { useAssign } from "@/features/customers/queries";
import { RefPicker } from "@/ui/field/RefPicker";

export function AssignDialog({ ids, onClose }: { ids: number[]; onClose: (result: BulkAnswer | null) => void }) {
  const { t } = useTranslation("customers");
  const { message } = App.useApp();
  const assign = useAssign();
  const [owner, setOwner] = useState<Ref | null>(null);
  const [withDeals, setWithDeals] = useState(true);
  const store = () =>
    owner &&
    assign.mutate(
      { ids, owner_id: owner.id, with_deals: withDeals },
      {
        onSuccess: ({ done, deals, failed }) => {
          void message.success(t("assigned", { count: done, deals }));
          onClose({ done, failed });
        },
        onError: (error) => void message.error(asApiError(error).message),
      },
    );
  return (
    <Modal
      open
      title={t("assignTitle", { count: ids.length })}
      onCancel={() => onClose(null)}
      onOk={store}
      okText={t("assign")}
      okButtonProps={{ disabled: !owner || ids.length === 0 }}
      confirmLoading={assign.isPending}
    >
      {ids.length === 0 && <p className="yd-risk">{t("assignSome")}</p>}
      <div className="yd-stack">
        <RefPicker resource="member" value={owner} onChange={setOwner} aria-label={t("newOwner")} />
        <Checkbox checked={withDeals} onChange={(event) => setWithDeals(event.target.checked)}>
          {t("withDeals")}
        </Checkbox>
      </div>
    </Modal>
  );
}
