// What the desk asks; under it, whether they are known, and the one click that calls who receives.
import { App, Button, Input, InputNumber, Segmented, Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Desk, type Draft, firstOf, useLookup, useReceptionVerbs } from "@/api/reception";
import { KnownList } from "@/features/reception/KnownList";
import { OtherWay } from "@/features/reception/OtherWay";

const FRESH: Draft = {
  kind: "visit",
  phone: "",
  name: "",
  company: "",
  persons: 1,
  source_id: null,
  note: "",
  known: "",
  way: "rule",
  rota_id: null,
  member_id: null,
  reason: "",
};

export function VisitorForm({ rotas, sources }: Pick<Desk, "rotas" | "sources">) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  const [draft, setDraft] = useState<Draft>(FRESH);
  const [other, setOther] = useState(false);
  const { register } = useReceptionVerbs();
  const set = (change: Partial<Draft>) => setDraft((known) => ({ ...known, ...change }));
  const typed = useDeferredValue({ phone: draft.phone.trim(), name: draft.company.trim() || draft.name.trim() });
  const found = useLookup(typed.phone, typed.name, draft.known);
  const asked = typed.phone.length >= 4 || typed.name.length >= 2;
  const judged = asked ? found.data?.judged : undefined;
  const rota = rotas.find((one) => one.id === draft.rota_id) ?? rotas.find((one) => one.on) ?? rotas[0];
  const send = (change: Partial<Draft>) =>
    register.mutate(
      { ...draft, rota_id: rota?.id ?? null, ...change },
      {
        onSuccess: (entry) => {
          void message.success(entry.member ? t("done", { name: entry.member.label }) : t("doneNone"));
          setDraft({ ...FRESH, kind: draft.kind, rota_id: draft.rota_id });
          setOther(false);
        },
        onError: (error) => void message.error(firstOf(error)),
      },
    );
  const some = Boolean(draft.phone.trim() || draft.name.trim() || draft.company.trim());
  const text = (name: "phone" | "name" | "company" | "note", max: number) => (
    <div>
      <div className="yd-faint">{t(name)}</div>
      <Input
        aria-label={t(name)}
        maxLength={max}
        value={draft[name]}
        onChange={(event) => set({ [name]: event.target.value, ...(name === "note" ? {} : { known: "" }) })}
      />
    </div>
  );
  return (
    <section className="yd-panel yd-stack" aria-label={t("title")}>
      <Segmented
        value={draft.kind}
        options={(["visit", "call"] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(kind) => set({ kind, persons: 1 })}
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
              onChange={(persons) => set({ persons: persons ?? 1 })}
            />
          </div>
        )}
      </div>
      {asked ? (
        <KnownList
          items={found.data?.items}
          judged={judged}
          chosen={draft.known}
          onChoose={(known) => set({ known })}
        />
      ) : (
        <p className="yd-faint">{t("typeFirst")}</p>
      )}
      <div className="yd-desk-form">
        <div>
          <div className="yd-faint">{t("source")}</div>
          <Select
            aria-label={t("source")}
            showSearch
            allowClear
            optionFilterProp="label"
            style={{ width: "100%" }}
            value={draft.source_id}
            notFoundContent={t("sourceNone")}
            options={sources.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(source: number | undefined) => set({ source_id: source ?? null })}
          />
        </div>
        {rotas.length > 1 && (
          <div>
            <div className="yd-faint">{t("rota")}</div>
            <Select
              aria-label={t("rota")}
              style={{ width: "100%" }}
              value={rota?.id ?? null}
              options={rotas.map((one) => ({ value: one.id, label: one.on ? one.name : `${one.name} (${t("off")})` }))}
              onChange={(id: number | null) => set({ rota_id: id })}
            />
          </div>
        )}
        {text("note", 500)}
      </div>
      {!judged?.member && rota && (
        <p role="status">
          {rota.next ? t("turnOf", { name: rota.next.label }) : t("nobodyFree")}{" "}
          {rota.skips.length > 0 && (
            <span className="yd-faint">
              {t("skipped", { names: rota.skips.map((one) => `${one.name}（${t(one.why)}）`).join(" ") })}
            </span>
          )}
        </p>
      )}
      <p className="yd-desk-acts">
        <Button type="primary" disabled={!some} loading={register.isPending} onClick={() => send({ way: "rule" })}>
          {judged?.member ? t("callRep", { name: judged.member.label }) : t("callNext")}
        </Button>
        <Button disabled={!some} onClick={() => setOther(true)}>
          {t("otherWay")}
        </Button>
        <Button disabled={!some || register.isPending} onClick={() => send({ way: "none" })}>
          {t("noneWay")}
        </Button>
      </p>
      {other && (
        <OtherWay
          pending={register.isPending}
          onCancel={() => setOther(false)}
          onDone={(member_id, reason) => send({ way: "other", member_id, reason })}
        />
      )}
    </section>
  );
}
