// Who hands over, and why; a stand-in until which day. The plan comes after, on the handover's page.
import { App, DatePicker, Form, Input, Modal, Radio } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type HandoverKind, KINDS, useHandoverVerbs } from "@/api/handovers";
import { useRecord } from "@/api/records";
import type { Ref } from "@/api/resource";
import { RefPicker } from "@/ui/field/RefPicker";
import { useGo } from "@/ui/nav";

const WEEK = 7;

/** Whose, which kind, and until when, as far as it is known where the dialog is opened. */
export interface Beginning {
  member: number | null;
  kind: HandoverKind;
  until: string | null;
}

export function BeginDialog({ start, onClose }: { start: Beginning; onClose: () => void }) {
  const { t } = useTranslation("handovers");
  const { message } = App.useApp();
  const go = useGo();
  const { begin } = useHandoverVerbs();
  const known = useRecord("member", start.member);
  const [picked, setPicked] = useState<Ref | null>(null);
  const [kind, setKind] = useState<HandoverKind>(start.kind);
  const [until, setUntil] = useState<Dayjs>(start.until ? dayjs(start.until) : dayjs().add(WEEK, "day"));
  const [note, setNote] = useState("");
  const who = picked ?? (known.data ? { id: known.data.id, label: known.data.title } : null);
  const store = () =>
    who &&
    begin.mutate(
      { member_id: who.id, kind, until: kind === "leave" ? until.format("YYYY-MM-DD") : null, note },
      {
        onSuccess: (page) => go(`/handovers/${page.id}`),
        onError: (error) => void message.error(asApiError(error).message, 8),
      },
    );
  return (
    <Modal
      open
      title={t(kind === "leave" ? "newStandIn" : "new")}
      okText={t("begin")}
      okButtonProps={{ disabled: !who }}
      confirmLoading={begin.isPending}
      onOk={store}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t("who")} required>
          <RefPicker resource="member" value={who} onChange={setPicked} aria-label={t("who")} />
        </Form.Item>
        <Form.Item label={t("kindLabel")} extra={t(`kindHint.${kind}`)}>
          <Radio.Group
            value={kind}
            onChange={(event) => setKind(event.target.value as HandoverKind)}
            options={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          />
        </Form.Item>
        {kind === "leave" && (
          <Form.Item label={t("until")} required>
            <DatePicker
              aria-label={t("until")}
              value={until}
              allowClear={false}
              minDate={dayjs()}
              onChange={(next) => next && setUntil(next)}
            />
          </Form.Item>
        )}
        <Form.Item label={t("note")}>
          <Input.TextArea maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
