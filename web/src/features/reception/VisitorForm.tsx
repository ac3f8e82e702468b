// What the desk asks; under it, whether they are known, and the one key that calls who receives. Enter goes on to what
// is missing and then calls; arrows go to those found; Escape begins anew.
import { App, Button, Input, InputNumber, type InputRef, Segmented, Select } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Desk, type Draft, type Entry, firstOf } from "@/api/reception";
import { useVisitor } from "@/api/visitor";
import { Called } from "@/features/reception/Called";
import { Channels } from "@/features/reception/Channels";
import { KnownList } from "@/features/reception/KnownList";
import { NextInTurn } from "@/features/reception/NextInTurn";
import { OtherWay } from "@/features/reception/OtherWay";

type VisitorFormProps = Pick<Desk, "rotas" | "sources" | "policy" | "registers">;

export function VisitorForm({ rotas, sources, policy, registers }: VisitorFormProps) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  const visitor = useVisitor({ rotas });
  const { draft, judged, rota, register, missing } = visitor;
  const [other, setOther] = useState(false);
  const [called, setCalled] = useState<Entry | null>(null);
  const [needs, setNeeds] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const first = useRef<InputRef>(null);
  const send = (change: Partial<Draft>) =>
    visitor.send(change, {
      onSuccess: (entry) => {
        setCalled(entry);
        setOther(false);
        setNeeds(false);
        visitor.clear();
        first.current?.focus();
      },
      onError: (error) => void message.error(firstOf(error)),
    });
  const submit = () => {
    if (missing === "who") return first.current?.focus();
    setNeeds(missing === "source");
    if (missing === "source")
      return form.current?.querySelector<HTMLElement>(".yd-desk-channels input[type=radio]")?.focus();
    if (!register.isPending) send({ way: "rule" });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      visitor.clear();
      first.current?.focus();
    }
    const list = [...(form.current?.querySelectorAll<HTMLElement>(".yd-desk-list button") ?? [])];
    const at = list.indexOf(event.target as HTMLElement);
    const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
    if (list.length === 0 || !["ArrowDown", "ArrowUp"].includes(event.key) || (at < 0 && !typing)) return;
    if (at < 0 && (event.key === "ArrowUp" || event.target === form.current?.querySelector("[role=combobox]"))) return;
    event.preventDefault();
    (list[at + (event.key === "ArrowDown" ? 1 : -1)] ?? (at === 0 ? first.current : list[at]))?.focus();
  };
  const text = (name: "phone" | "name" | "company" | "note", max: number) => (
    <div>
      <div className="yd-faint">{t(name === "phone" ? "phoneOrName" : name)}</div>
      <Input
        ref={name === "phone" ? first : undefined}
        autoFocus={name === "phone"}
        autoComplete="off"
        aria-label={t(name)}
        maxLength={max}
        value={draft[name]}
        onChange={(event) =>
          name === "note" ? visitor.set({ note: event.target.value }) : visitor.say({ [name]: event.target.value })
        }
      />
    </div>
  );
  return (
    <form
      ref={form}
      className="yd-panel yd-stack"
      aria-label={t("register")}
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {called && <Called entry={called} onClose={() => setCalled(null)} />}
      <Segmented
        value={draft.kind}
        options={(["visit", "call"] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(kind) => visitor.set({ kind, persons: 1 })}
      />
      <div className="yd-desk-form">
        {text("phone", 40)}
        {text("name", 100)}
        {text("company", 200)}
        {draft.kind === "visit" && (
          <div>
            <div className="yd-faint">{t("persons")}</div>
            <InputNumber
              aria-label={t("persons")}
              min={1}
              max={999}
              precision={0}
              value={draft.persons}
              onChange={(persons) => visitor.set({ persons: persons ?? 1 })}
            />
          </div>
        )}
      </div>
      {visitor.asked ? (
        <KnownList
          items={visitor.items}
          judged={judged}
          chosen={draft.known}
          onChoose={(known) => visitor.set({ known })}
        />
      ) : (
        <p className="yd-faint">{t("typeFirst")}</p>
      )}
      <div>
        <div className="yd-faint">{t("source")}</div>
        <Channels sources={sources} value={draft.source_id} onChange={(source_id) => visitor.set({ source_id })} />
        {needs && missing === "source" && (
          <p role="alert" className="yd-risk">
            {t("sourceFirst")}
          </p>
        )}
      </div>
      <div className="yd-desk-form">
        {rotas.length > 1 && (
          <div>
            <div className="yd-faint">{t("rota")}</div>
            <Select
              aria-label={t("rota")}
              style={{ width: "100%" }}
              value={rota?.id ?? null}
              options={rotas.map((one) => ({ value: one.id, label: one.on ? one.name : `${one.name} (${t("off")})` }))}
              onChange={(id: number | null) => visitor.set({ rota_id: id })}
            />
          </div>
        )}
        {text("note", 500)}
      </div>
      {!judged?.member && rota && <NextInTurn rota={rota} minutes={policy.busy_minutes} marks={registers} />}
      <p className="yd-desk-acts">
        <Button type="primary" htmlType="submit" loading={register.isPending}>
          {judged?.member ? t("callRep", { name: judged.member.label }) : t("callNext")}
        </Button>
        {registers && (
          <Button disabled={missing === "who"} onClick={() => setOther(true)}>
            {t("otherWay")}
          </Button>
        )}
        <Button disabled={missing === "who" || register.isPending} onClick={() => send({ way: "none" })}>
          {t("noneWay")}
        </Button>
        <span className="yd-faint yd-desk-keys">{t("keys")}</span>
      </p>
      {other && (
        <OtherWay
          title={t("otherWay")}
          pending={register.isPending}
          onCancel={() => setOther(false)}
          onDone={(member_id, reason) => send({ way: "other", member_id, reason })}
        />
      )}
    </form>
  );
}
