// A superior assigns a remedy: how, against which cause, what, until when.
import { App, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { assign, FACTORS, KINDS, useRemedyAct } from "@/api/remedies";
import type { Ref } from "@/api/resource";
import { addDays, today } from "@/domain/dates";
import { RefPicker } from "@/ui/field/RefPicker";
import { isWithWhom, type Wish } from "@/ui/remedy/suggest";
import { useDeal } from "@/ui/remedy/useDeal";

export function AssignDialog({ wish, period, onClose }: { wish: Wish; period: string; onClose: () => void }) {
  const { t } = useTranslation("gap");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const [kind, setKind] = useState(wish.kind);
  const [cause, setCause] = useState(wish.cause);
  const [note, setNote] = useState(wish.note);
  const [due, setDue] = useState(addDays(today(), 7));
  const [deal, setDeal] = useDeal(wish, kind, period);
  const [customer, setCustomer] = useState<Ref | null>(null);
  const act = useRemedyAct(() =>
    assign({
      member_id: wish.member.id,
      period,
      kind,
      cause,
      note,
      due_on: due,
      deal_id: deal?.id ?? null,
      customer_id: customer?.id ?? null,
      gap: wish.gap,
    }),
  );
  const lacksWhom = isWithWhom(kind) && deal === null && customer === null;
  const ready = note.trim() !== "" && due !== "" && !lacksWhom;
  return (
    <Modal
      open
      title={t("assignTo", { name: wish.member.label })}
      okText={t("assign")}
      cancelText={tc("cancel")}
      okButtonProps={{ disabled: !ready, loading: act.isPending }}
      onCancel={onClose}
      onOk={() =>
        act.mutate(undefined, {
          onSuccess: () => {
            void message.success(t("assigned", { name: wish.member.label }));
            onClose();
          },
          onError: (error) => void message.error(asApiError(error).message, 6),
        })
      }
    >
      <div className="yd-stack yd-gap-form">
        <label htmlFor="remedy-kind">{t("whatKind")}</label>
        <Select
          id="remedy-kind"
          value={kind}
          onChange={setKind}
          options={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
        />
        <p className="yd-faint">{t(`kindHow.${kind}`)}</p>
        <label htmlFor="remedy-cause">{t("against")}</label>
        <Select
          id="remedy-cause"
          value={cause}
          onChange={setCause}
          options={[
            { value: "" as const, label: t("noCause") },
            ...FACTORS.map((one) => ({ value: one, label: t(`lack.${one}`) })),
          ]}
        />
        <label htmlFor="remedy-deal">{t("deal")}</label>
        <RefPicker id="remedy-deal" resource="deal" value={deal} onChange={setDeal} aria-label={t("deal")} />
        {deal === null && (
          <>
            <label htmlFor="remedy-customer">{t("customer")}</label>
            <RefPicker
              id="remedy-customer"
              resource="customer"
              value={customer}
              onChange={setCustomer}
              aria-label={t("customer")}
            />
          </>
        )}
        {lacksWhom && <p className="yd-faint">{t("needsWhom")}</p>}
        <label htmlFor="remedy-note">{t("note")}</label>
        <Input.TextArea
          id="remedy-note"
          rows={3}
          maxLength={1000}
          placeholder={t("noteHint")}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <label htmlFor="remedy-due">{t("due")}</label>
        <Input id="remedy-due" type="date" min={today()} value={due} onChange={(event) => setDue(event.target.value)} />
      </div>
    </Modal>
  );
}
