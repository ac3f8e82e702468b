// What the successor should know of one record, and what of the checklist is done.
import { App, Checkbox, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Handover, type Item, useHandoverVerbs } from "@/api/handovers";
import { useMe } from "@/api/me";

export function ItemNote({ page, item, onClose }: { page: Handover; item: Item; onClose: () => void }) {
  const { t } = useTranslation("handovers");
  const { message } = App.useApp();
  const { annotate } = useHandoverVerbs();
  const [note, setNote] = useState(item.note);
  const [checked, setChecked] = useState(item.checked);
  const { data: me } = useMe();
  const mine = item.to !== null && item.to.id === me?.member?.id;
  const writes = page.can.annotate || (mine && ["draft", "submitted", "done"].includes(page.status));
  const store = () =>
    annotate.mutate(
      { id: page.id, item: item.id, note, checked },
      { onSuccess: onClose, onError: (error) => void message.error(asApiError(error).message, 8) },
    );
  return (
    <Modal
      open
      title={item.title}
      onCancel={onClose}
      onOk={writes ? store : onClose}
      okText={t(writes ? "store" : "closeNote")}
      confirmLoading={annotate.isPending}
    >
      <div className="yd-stack">
        {item.contact && <span className="yd-faint">{item.contact}</span>}
        <Checkbox.Group
          className="yd-handover-checks"
          disabled={!writes}
          value={checked}
          onChange={setChecked}
          options={page.checklist.map((label, value) => ({ label, value }))}
        />
        <Input.TextArea
          aria-label={t("itemNote")}
          placeholder={t("itemNoteHint")}
          maxLength={500}
          rows={4}
          readOnly={!writes}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Modal>
  );
}
