// Asks a colleague to exchange shifts; who manages settles it for two people at once.
import { App, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { firstOf } from "@/api/reception";
import { type Swaps, useSwapVerbs } from "@/api/swaps";
import { addDays, today } from "@/domain/dates";

interface SwapDialogProps {
  rotas: Swaps["rotas"];
  managed: boolean;
  onDone: () => void;
}

export function SwapDialog({ rotas, managed, onDone }: SwapDialogProps) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  const { data: me } = useMe();
  const { ask } = useSwapVerbs();
  const [rota, setRota] = useState(rotas[0]?.id ?? 0);
  const [member, setMember] = useState<number | null>(null);
  const [other, setOther] = useState<number | null>(null);
  const [day, setDay] = useState(addDays(today(), 1));
  const [back, setBack] = useState(addDays(today(), 1));
  const [note, setNote] = useState("");
  const giver = managed ? member : (me?.member?.id ?? null);
  const people = rotas.find((one) => one.id === rota)?.members ?? [];
  const options = (but: number | null) =>
    people.filter((one) => one.id !== but).map((one) => ({ value: one.id, label: one.label }));
  const send = () =>
    other !== null &&
    ask.mutate(
      { rota_id: rota, member_id: managed ? member : null, other_id: other, day, back_day: back, note },
      {
        onSuccess: () => {
          void message.success(t(managed ? "setup.saved" : "swap.asked"));
          onDone();
        },
        onError: (error) => void message.error(firstOf(error)),
      },
    );
  const date = (label: string, value: string, onChange: (value: string) => void) => (
    <div>
      <div className="yd-faint">{label}</div>
      <input
        type="date"
        className="yd-input"
        aria-label={label}
        min={today()}
        value={value}
        onChange={(event) => event.target.value && onChange(event.target.value)}
      />
    </div>
  );
  return (
    <Modal
      open
      title={t("swap.ask")}
      onCancel={onDone}
      onOk={send}
      confirmLoading={ask.isPending}
      okButtonProps={{ disabled: giver === null || other === null }}
    >
      <div className="yd-stack">
        {rotas.length > 1 && (
          <Select
            aria-label={t("rota")}
            value={rota}
            options={rotas.map((one) => ({ value: one.id, label: one.label }))}
            onChange={setRota}
          />
        )}
        {managed && (
          <Select
            aria-label={t("swap.giver")}
            placeholder={t("swap.giver")}
            value={member}
            options={options(other)}
            onChange={setMember}
          />
        )}
        <Select
          aria-label={t("swap.with")}
          placeholder={t("swap.with")}
          value={other}
          options={options(giver)}
          onChange={setOther}
        />
        {date(t("swap.day"), day, setDay)}
        {date(t("swap.backDay"), back, setBack)}
        <Input
          aria-label={t("note")}
          placeholder={t("note")}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Modal>
  );
}
