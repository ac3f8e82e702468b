// The small entries by which something missing is mended: a field, a file or an act, a person, a colleague's help.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import {
  ATTITUDES,
  type Attitude,
  PARTS,
  type Part,
  useDecisionMap,
  useEvidenceKinds,
  useGateVerbs,
} from "@/api/gates";
import { toApi, useRecord, useSaveRecord, useSpec } from "@/api/records";
import type { Ref } from "@/api/resource";
import { today } from "@/domain/dates";
import { FieldEntry } from "@/mobile/record/FieldEntry";
import { RefSearch } from "@/mobile/record/RefSearch";
import { Loading } from "@/ui/state/Loading";

const fail = (error: unknown) => {
  const problem = asApiError(error);
  void Toast.show({ content: Object.values(problem.fields)[0]?.[0]?.message ?? problem.message, duration: 4000 });
};
interface MendProps {
  deal: number;
  onDone: () => void;
}

export function FieldFill({ deal, name, onDone }: MendProps & { name: string }) {
  const { t } = useTranslation("gates");
  const spec = useSpec("deal");
  const record = useRecord("deal", deal);
  const save = useSaveRecord("deal");
  const [value, setValue] = useState<unknown>(null);
  const field = spec.data?.fields.find((one) => one.name === name);
  if (!field || !record.data) return <Loading rows={1} />;
  const { version } = record.data;
  return (
    <div className="ph-sheet">
      <FieldEntry field={field} value={value} onChange={setValue} />
      <Button
        block
        color="primary"
        loading={save.isPending}
        disabled={value === null || value === ""}
        onClick={() =>
          save.mutate({ id: deal, version, values: toApi({ [name]: value }) }, { onSuccess: onDone, onError: fail })
        }
      >
        {t("save")}
      </Button>
    </div>
  );
}

export function EvidenceEntry({ deal, kind, onDone }: MendProps & { kind: number }) {
  const { t } = useTranslation("gates");
  const kinds = useEvidenceKinds(true);
  const { addEvidence } = useGateVerbs(deal);
  const [day, setDay] = useState(today());
  const [note, setNote] = useState("");
  const [file, setFile] = useState<{ id: number; name: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const form = kinds.data?.find((one) => one.id === kind)?.form;
  const upload = async (given: File | undefined) => {
    if (!given) return;
    const body = new FormData();
    body.append("file", given);
    setBusy(true);
    try {
      setFile(await api.post<{ id: number; name: string }>("/files", body));
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="ph-sheet">
      {form === "file" && (
        <label className="ph-entry">
          <span>{file ? t("uploaded", { name: file.name }) : t("chooseFile")}</span>
          <input type="file" disabled={busy} onChange={(event) => void upload(event.target.files?.[0])} />
        </label>
      )}
      <input
        type="date"
        aria-label={t("happenedOn")}
        max={today()}
        value={day}
        onChange={(event) => setDay(event.target.value || today())}
      />
      <input
        aria-label={t("note")}
        placeholder={t("note")}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button
        block
        color="primary"
        loading={addEvidence.isPending || busy}
        disabled={form === undefined || (form === "file" && !file)}
        onClick={() =>
          addEvidence.mutate(
            { kind_id: kind, file_id: file?.id ?? null, happened_on: day, note },
            { onSuccess: onDone, onError: fail },
          )
        }
      >
        {t("save")}
      </Button>
    </div>
  );
}

export function PersonEntry({ deal, start, contact, onDone }: MendProps & { start: string; contact?: number }) {
  const { t } = useTranslation("gates");
  const map = useDecisionMap(deal);
  const { putPerson } = useGateVerbs(deal);
  const known = map.data?.people.find((one) => one.id === contact);
  const [who, setWho] = useState<number | null>(contact ?? null);
  const [role, setRole] = useState<Part | "">(known?.role || (start as Part | ""));
  const [attitude, setAttitude] = useState<Attitude | null>(known?.attitude ?? null);
  if (!map.data) return <Loading rows={2} />;
  const all = [...map.data.people, ...map.data.others];
  return (
    <div className="ph-sheet">
      {contact === undefined && (
        <select
          aria-label={t("person")}
          value={who ?? ""}
          onChange={(event) => setWho(Number(event.target.value) || null)}
        >
          <option value="">{t("person")}</option>
          {all.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title ? `${one.label} · ${one.title}` : one.label}
            </option>
          ))}
        </select>
      )}
      <div className="ph-chips">
        {PARTS.map((one) => (
          <button key={one} type="button" aria-pressed={role === one} onClick={() => setRole(role === one ? "" : one)}>
            {t(`part.${one}`)}
          </button>
        ))}
      </div>
      <div className="ph-chips">
        {ATTITUDES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={attitude === one}
            onClick={() => setAttitude(attitude === one ? null : one)}
          >
            {t(`attitude.${one}`)}
          </button>
        ))}
      </div>
      <Button
        block
        color="primary"
        loading={putPerson.isPending}
        disabled={who === null}
        onClick={() => {
          if (who !== null)
            putPerson.mutate(
              { contact: who, role, attitude, note: known?.note ?? "" },
              { onSuccess: onDone, onError: fail },
            );
        }}
      >
        {t("save")}
      </Button>
    </div>
  );
}

export function AskEntry({ deal, role = "presales", onDone }: MendProps & { role?: string }) {
  const { t } = useTranslation("gates");
  const { ask } = useGateVerbs(deal);
  const [person, setPerson] = useState<Ref | null>(null);
  const [text, setText] = useState("");
  const [due, setDue] = useState("");
  return (
    <div className="ph-sheet">
      <RefSearch resource="member" label={t("askWhom")} value={person} onChange={setPerson} />
      <textarea
        aria-label={t("askWhat")}
        placeholder={t("askWhat")}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <input
        type="date"
        aria-label={t("askDue")}
        min={today()}
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
      <Button
        block
        color="primary"
        loading={ask.isPending}
        disabled={!person || !text.trim()}
        onClick={() => {
          if (person)
            ask.mutate(
              { member_ids: [person.id], role, text: text.trim(), due_on: due || null },
              {
                onSuccess: () => {
                  void Toast.show({ icon: "success", content: t("asked") });
                  onDone();
                },
                onError: fail,
              },
            );
        }}
      >
        {t("askSend")}
      </Button>
    </div>
  );
}
