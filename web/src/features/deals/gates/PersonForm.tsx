// A contact's part in the decision: who, which part, for or against us, whom they report to.
import { App, Button, Input, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { ATTITUDES, type Attitude, PARTS, type Part, type Person, useDecisionMap, useGateVerbs } from "@/api/gates";
import { Loading } from "@/ui/state/Loading";

export interface PersonFormProps {
  deal: number;
  /** Given: changes this person. */
  person?: Person;
  start?: { role: string };
  onDone: () => void;
}

export function PersonForm({ deal, person, start, onDone }: PersonFormProps) {
  const { t } = useTranslation("gates");
  const { message } = App.useApp();
  const map = useDecisionMap(deal);
  const { putPerson } = useGateVerbs(deal);
  const [contact, setContact] = useState<number | null>(person?.id ?? null);
  const [role, setRole] = useState<Part | "">(person?.role ?? (start?.role as Part | undefined) ?? "");
  const [attitude, setAttitude] = useState<Attitude | null>(person?.attitude ?? null);
  const [superior, setSuperior] = useState<number | null | undefined>(person ? person.superior_id : undefined);
  const [note, setNote] = useState(person?.note ?? "");
  if (!map.data) return <Loading rows={1} />;
  const all = [...map.data.people, ...map.data.others];
  const choose = (id: number) => {
    setContact(id);
    const known = map.data.others.find((one) => one.id === id)?.suggested;
    const there = map.data.people.find((one) => one.id === id);
    if (!role) setRole(there?.role || known?.role || "");
    if (attitude === null) setAttitude(there?.attitude ?? known?.attitude ?? null);
  };
  const store = () =>
    contact !== null &&
    putPerson.mutate(
      { contact, role, attitude, note, ...(superior === undefined ? {} : { superior_id: superior }) },
      {
        onSuccess: onDone,
        onError: (error) => {
          const problem = asApiError(error);
          void message.error(Object.values(problem.fields)[0]?.[0]?.message ?? problem.message, 6);
        },
      },
    );
  return (
    <Space wrap align="start">
      {!person && (
        <Select
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t("person")}
          placeholder={t("person")}
          value={contact}
          onChange={choose}
          style={{ width: 180 }}
          options={all.map((one) => ({ value: one.id, label: one.title ? `${one.label} · ${one.title}` : one.label }))}
        />
      )}
      <Select
        aria-label={t("partLabel")}
        value={role}
        onChange={setRole}
        style={{ width: 130 }}
        options={[
          { value: "", label: t("part.none") },
          ...PARTS.map((value) => ({ value, label: t(`part.${value}`) })),
        ]}
      />
      <Select
        aria-label={t("attitudeLabel")}
        value={attitude ?? "unknown"}
        onChange={(value) => setAttitude(ATTITUDES.find((one) => one === value) ?? null)}
        style={{ width: 140 }}
        options={[
          { value: "unknown" as const, label: t("attitude.unknown") },
          ...ATTITUDES.map((value) => ({ value, label: t(`attitude.${value}`) })),
        ]}
      />
      {person && (
        <Select
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t("superior")}
          value={superior ?? 0}
          onChange={(value) => setSuperior(value || null)}
          style={{ width: 150 }}
          options={[
            { value: 0, label: t("noSuperior") },
            ...all.filter((one) => one.id !== person.id).map((one) => ({ value: one.id, label: one.label })),
          ]}
        />
      )}
      <Input
        aria-label={t("note")}
        placeholder={t("note")}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        style={{ width: 200 }}
      />
      <Button type="primary" disabled={contact === null} loading={putPerson.isPending} onClick={() => void store()}>
        {t("save")}
      </Button>
    </Space>
  );
}
