// A new lead in seconds: who, how to reach, what for. Who may be the same is told while one types.
import { Button, Toast } from "antd-mobile";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "@/api/client";
import { asApiError } from "@/api/errors";
import { toApi, useCreateRecord, useSpec } from "@/api/records";
import type { DuplicateCandidate, Values } from "@/api/resource";
import { FieldEntry } from "@/mobile/record/FieldEntry";
import { useGo } from "@/ui/nav";
import { DuplicateHint, TwinList } from "@/ui/record/DuplicateHint";
import { Loading } from "@/ui/state/Loading";

const ASKED = ["contact_name", "company", "phone", "need", "source"];
const NAMING = ["contact_name", "company", "phone"];

export function NewLeadSheet({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("phoneLeads");
  const { t: tc } = useTranslation();
  const go = useGo();
  const spec = useSpec("lead");
  const create = useCreateRecord("lead");
  const [values, setValues] = useState<Values>({});
  const [twins, setTwins] = useState<DuplicateCandidate[]>([]);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [general, setGeneral] = useState("");
  const key = useRef(newKey());
  const save = async () => {
    setGeneral("");
    setProblems({});
    const confirm = twins.length > 0;
    try {
      const row = await create.mutateAsync({
        values: toApi(Object.fromEntries(Object.entries(values).filter(([, value]) => value != null && value !== ""))),
        confirm,
        idempotencyKey: confirm ? `${key.current}-c` : key.current,
      });
      Toast.show({ icon: "success", content: t("saved") });
      onDone();
      go(`/m/leads/${row.id}`);
    } catch (error) {
      const told = asApiError(error);
      const marked = Object.entries(told.fields).map(([name, list]) => [name, list[0]?.message ?? ""]);
      if (told.code === "duplicate_suspected") setTwins((told.params.candidates as DuplicateCandidate[]) ?? []);
      else if (marked.length > 0) setProblems(Object.fromEntries(marked));
      else setGeneral(told.message || tc("error.network"));
    }
  };
  if (!spec.data) return <Loading rows={4} />;
  return (
    <form
      className="ph-sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {ASKED.flatMap((name) => spec.data.fields.find((field) => field.name === name) ?? []).map((field) => (
        <div key={field.name}>
          <FieldEntry
            field={field}
            value={values[field.name]}
            problem={problems[field.name]}
            onChange={(value) => {
              key.current = newKey();
              setTwins([]);
              setValues((known) => ({ ...known, [field.name]: value }));
            }}
          />
          <DuplicateHint resource="lead" field={field.name} values={values} />
        </div>
      ))}
      {(general || Object.keys(problems).length > 0) && (
        <p className="ph-alert" role="alert">
          {general || Object.values(problems)[0]}
        </p>
      )}
      {twins.length > 0 && (
        <div className="ph-alert" role="alert">
          <strong>{t("sameTitle")}</strong>
          <TwinList items={twins} />
        </div>
      )}
      <Button
        block
        color="primary"
        size="large"
        type="submit"
        loading={create.isPending}
        disabled={!NAMING.some((name) => String(values[name] ?? "").trim())}
      >
        {t(twins.length > 0 ? "saveAnyway" : "save")}
      </Button>
    </form>
  );
}
