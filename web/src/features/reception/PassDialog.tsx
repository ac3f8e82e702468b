// Who was called does not come: the next of the rota – or, for somebody's customer, a colleague named here.
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { firstOf, type Line, useReceptionVerbs } from "@/api/reception";
import { OtherWay } from "@/features/reception/OtherWay";

const WHY = ["silent", "receiving", "absent"] as const;

export function PassDialog({ line, onDone }: { line: Line; onDone: () => void }) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  const { pass } = useReceptionVerbs();
  const [reason, setReason] = useState("");
  const send = (why: string, member_id: number | null) =>
    pass.mutate(
      { id: line.id, reason: why, member_id },
      {
        onSuccess: (entry) => {
          void message.success(t("done", { name: entry.member?.label ?? "" }));
          onDone();
        },
        onError: (error) => void message.error(firstOf(error)),
      },
    );
  if (!line.returnable)
    return (
      <OtherWay title={t("passOn")} pending={pass.isPending} onCancel={onDone} onDone={(id, why) => send(why, id)} />
    );
  return (
    <Modal
      open
      title={t("passOn")}
      onCancel={onDone}
      onOk={() => send(reason, null)}
      okText={t("callNext")}
      confirmLoading={pass.isPending}
      okButtonProps={{ disabled: !reason.trim() }}
    >
      <div className="yd-stack">
        <p>{t("passWhy", { name: line.member?.label ?? "" })}</p>
        <div className="yd-desk-acts">
          {WHY.map((one) => (
            <Button
              key={one}
              type={reason === t(`skipWhy.${one}`) ? "primary" : "default"}
              onClick={() => setReason(t(`skipWhy.${one}`))}
            >
              {t(`skipWhy.${one}`)}
            </Button>
          ))}
        </div>
        <Input
          autoFocus
          aria-label={t("whyPass")}
          placeholder={t("whyPass")}
          maxLength={100}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={() => reason.trim() && send(reason, null)}
        />
      </div>
    </Modal>
  );
}
