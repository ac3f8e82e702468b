// What the dialogs of visit plans share: the frame, the write with its outcome, purposes, the reason.
import { App, Form, Input, Modal, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { type Outcome, useVisitAct } from "@/api/visits";
import { today } from "@/domain/dates";

const PURPOSES = ["order", "collect", "develop", "serve", "explain"] as const;
export type Purpose = (typeof PURPOSES)[number];
export interface Closing {
  onClose: () => void;
}

interface Change<T> {
  value: T;
  onChange: (value: T) => void;
}

/** Says what came of it – how many, and which stayed as they were –, unless somebody else wants to (`onOutcome`). */
export function usePlans(
  path: string,
  done: "made" | "changed",
  onClose: () => void,
  onOutcome?: (outcome: Outcome) => void,
) {
  const { t } = useTranslation("visitDesk");
  const { message } = App.useApp();
  const act = useVisitAct((body: object) => api.post<Outcome>(path, body));
  const say = (outcome: Outcome) => {
    if (outcome.done) void message.success(t(done, { count: outcome.done }));
    for (const one of outcome.left) void message.warning(t("stayed", { name: one.name, message: one.message }), 8);
  };
  const run = (body: object) =>
    act.mutate(body, {
      onSuccess: (outcome) => {
        (onOutcome ?? say)(outcome);
        onClose();
      },
      onError: (error) => void message.error(asApiError(error).message, 6),
    });
  return { run, busy: act.isPending };
}

export function PlanDialog(
  props: { title: string; ready: boolean; busy: boolean; onOk: () => void; children: ReactNode } & Closing,
) {
  const { t: tc } = useTranslation();
  return (
    <Modal
      open
      title={props.title}
      okText={props.title}
      cancelText={tc("cancel")}
      okButtonProps={{ disabled: !props.ready, loading: props.busy }}
      onCancel={props.onClose}
      onOk={props.onOk}
    >
      <Form layout="vertical" component="div">
        {props.children}
      </Form>
    </Modal>
  );
}

export function DayItem({ id, value, onChange }: { id: string } & Change<string>) {
  const { t } = useTranslation("visitDesk");
  return (
    <Form.Item label={t("day")} htmlFor={id}>
      <Input id={id} type="date" min={today()} value={value} onChange={(event) => onChange(event.target.value)} />
    </Form.Item>
  );
}

export function PurposeItem({ id, value, onChange }: { id: string } & Change<Purpose>) {
  const { t } = useTranslation("visitDesk");
  return (
    <Form.Item label={t("purposeLabel")} htmlFor={id}>
      <Select<Purpose>
        id={id}
        value={value}
        onChange={onChange}
        options={PURPOSES.map((one) => ({ value: one, label: t(`purpose.${one}`) }))}
      />
    </Form.Item>
  );
}

export function WhyItem({ id, value, onChange }: { id: string } & Change<string>) {
  const { t } = useTranslation("visitDesk");
  return (
    <Form.Item label={t("why")} htmlFor={id} extra={t("whyNote")}>
      <Input id={id} maxLength={200} value={value} onChange={(event) => onChange(event.target.value)} />
    </Form.Item>
  );
}
