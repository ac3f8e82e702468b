// A risk is raised, or what is known of it changed.
import { Button } from "antd-mobile";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "@/api/client";
import { asApiError } from "@/api/errors";
import { toApi, useCreateRecord, useSaveRecord, useSpec } from "@/api/records";
import type { RecordRow, Values } from "@/api/resource";
import { FieldEntry } from "@/mobile/record/FieldEntry";
import { Loading } from "@/ui/state/Loading";

const ASKED = ["title", "kind", "probability", "impact", "deal", "customer", "amount", "why", "plan_b", "review_on"];
const OF_RAISED = ["probability", "impact", "amount", "why", "plan_b", "review_on"];
const USUAL: Values = { kind: "market", probability: 3, impact: 3 };

export interface RiskSheetProps {
  /** One that is changed. */
  row?: RecordRow;
  onDone: (id: number) => void;
}

export function RiskSheet({ row, onDone }: RiskSheetProps) {
  const { t } = useTranslation("risks");
  const { t: tc } = useTranslation();
  const spec = useSpec("risk");
  const create = useCreateRecord("risk");
  const save = useSaveRecord("risk");
  const [values, setValues] = useState<Values>(row?.values ?? USUAL);
  const [changed, setChanged] = useState<readonly string[]>([]);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [general, setGeneral] = useState("");
  const key = useRef(newKey());
  const write = async () => {
    setGeneral("");
    setProblems({});
    const wanted = Object.entries(values).filter(([name, value]) =>
      row ? changed.includes(name) : value != null && value !== "",
    );
    const own = toApi(Object.fromEntries(wanted));
    try {
      const done = row
        ? await save.mutateAsync({ id: row.id, version: row.version, values: own })
        : await create.mutateAsync({ values: own, idempotencyKey: key.current });
      onDone(done.id);
    } catch (error) {
      const told = asApiError(error);
      const marked = Object.entries(told.fields).map(([name, list]) => [name, list[0]?.message ?? ""]);
      if (marked.length > 0) setProblems(Object.fromEntries(marked));
      else setGeneral(told.message || tc("error.network"));
    }
  };
  if (!spec.data) return <Loading rows={6} />;
  const names = row?.values.rule ? OF_RAISED : ASKED;
  return (
    <form
      className="ph-sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      {names
        .flatMap((name) => spec.data.fields.find((field) => field.name === name) ?? [])
        .map((field) => (
          <FieldEntry
            key={field.name}
            field={field}
            value={values[field.name]}
            problem={problems[field.name]}
            onChange={(value) => {
              setValues((all) => ({ ...all, [field.name]: value }));
              setChanged((all) => [...all, field.name]);
            }}
          />
        ))}
      {general && (
        <p className="ph-alert" role="alert">
          {general}
        </p>
      )}
      <Button block color="primary" size="large" type="submit" loading={create.isPending || save.isPending}>
        {t(row ? "save" : "raise")}
      </Button>
    </form>
  );
}
