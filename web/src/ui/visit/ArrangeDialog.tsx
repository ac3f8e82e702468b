// Plans a visit to each of many customers: the day, what for, who goes; then says who is visited, and who is not and why.
import { App, Button, Form, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { type Arranged, useVisitAct } from "@/api/visits";
import { addDays, formatDay, today } from "@/domain/dates";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";
import { type Closing, DayItem, PlanDialog, type Purpose, PurposeItem } from "@/ui/visit/PlanDialog";

export interface ArrangeProps extends Closing {
  customers: readonly { id: number; name: string }[];
  purpose?: Purpose;
  /** Those that need no more work. */
  onPlanned?: (ids: number[]) => void;
}

export function ArrangeDialog({ customers, purpose: usual = "serve", onPlanned, onClose }: ArrangeProps) {
  const { t } = useTranslation("visitDesk");
  const { message } = App.useApp();
  const [day, setDay] = useState(addDays(today(), 1));
  const [purpose, setPurpose] = useState<Purpose>(usual);
  const [member, setMember] = useState<Ref | null>(null);
  const [answer, setAnswer] = useState<Arranged | null>(null);
  const arrange = useVisitAct((body: object) => api.post<Arranged>("/visits/plans/arrange", body));
  const run = () =>
    arrange.mutate(
      { customer_ids: customers.map((one) => one.id), day, purpose, member_id: member?.id ?? null },
      {
        onSuccess: (given) => {
          onPlanned?.(given.planned.map((one) => one.id));
          if (given.left.length > 0) return setAnswer(given);
          void message.success(t("made", { count: given.planned.length }));
          onClose();
        },
        onError: (error) => void message.error(asApiError(error).message, 6),
      },
    );
  if (answer) return <Result answer={answer} day={day} customers={customers} onClose={onClose} />;
  const [first] = customers;
  return (
    <PlanDialog title={t("arrange")} ready={day !== ""} busy={arrange.isPending} onClose={onClose} onOk={run}>
      <p className="yd-visit-whom">
        {customers.length === 1 ? first?.name : t("arrangeMany", { count: customers.length })}
      </p>
      <DayItem id="arrange-day" value={day} onChange={setDay} />
      <PurposeItem id="arrange-purpose" value={purpose} onChange={setPurpose} />
      <Form.Item label={t("whose")} htmlFor="arrange-whose" extra={t("whoseNote")}>
        <RefPicker id="arrange-whose" resource="member" value={member} onChange={setMember} />
      </Form.Item>
    </PlanDialog>
  );
}

function Result({ answer, day, customers, onClose }: { answer: Arranged; day: string } & ArrangeProps) {
  const { t } = useTranslation("visitDesk");
  const { t: tc } = useTranslation();
  const { language } = useLanguage();
  const nameOf = (id: number, name: string) => name || (customers.find((one) => one.id === id)?.name ?? `#${id}`);
  return (
    <Modal
      open
      width={600}
      title={t("arrange")}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {tc("close")}
        </Button>
      }
    >
      <div role="alert">
        {answer.planned.length > 0 && (
          <>
            <p className="yd-gain">{t("arranged", { count: answer.planned.length, day: formatDay(day, language) })}</p>
            <ul>
              {answer.planned.map((one) => (
                <li key={one.id}>
                  {one.name} <span className="yd-faint">{one.member}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="yd-risk">{t("notArranged", { count: answer.left.length })}</p>
        <ul>
          {answer.left.map((one) => (
            <li key={one.id}>{t("stayed", { name: nameOf(one.id, one.name), message: one.message })}</li>
          ))}
        </ul>
      </div>
    </Modal>
  );
}
