// A new deal in seconds: with whom, how much, until when. What is left empty is named and priced as on the desk.
import { Button, Toast } from "antd-mobile";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "@/api/client";
import { asApiError } from "@/api/errors";
import { toApi, useCreateRecord, useSpec } from "@/api/records";
import type { Values } from "@/api/resource";
import { FieldEntry } from "@/mobile/record/FieldEntry";
import { useGo } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";

const ASKED = ["customer", "product", "amount", "expected_close", "name", "next_step"];

export function NewDealSheet({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("plays");
  const { t: tc } = useTranslation();
  const go = useGo();
  const spec = useSpec("deal");
  const create = useCreateRecord("deal");
  const [values, setValues] = useState<Values>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [general, setGeneral] = useState("");
  const key = useRef(newKey());
  const save = async () => {
    setGeneral("");
    setProblems({});
    try {
      const row = await create.mutateAsync({
        values: toApi(Object.fromEntries(Object.entries(values).filter(([, value]) => value != null && value !== ""))),
        idempotencyKey: key.current,
      });
      Toast.show({ icon: "success", content: t("dealMade") });
      onDone();
      go(`/m/deals/${row.id}`);
    } catch (error) {
      const told = asApiError(error);
      const marked = Object.entries(told.fields).map(([name, list]) => [name, list[0]?.message ?? ""]);
      if (marked.length > 0) setProblems(Object.fromEntries(marked));
      else setGeneral(told.message || tc("error.network"));
    }
  };
  if (!spec.data) return <Loading rows={4} />;
  const asked = spec.data.fields.filter(
    (field) => field.editable && (ASKED.includes(field.name) || (field.required && field.in_form !== false)),
  );
  asked.sort((one, other) => place(one.name) - place(other.name));
  const shown = new Set(asked.map((field) => field.name));
  const elsewhere = Object.entries(problems).find(([name]) => !shown.has(name))?.[1];
  return (
    <form
      className="ph-sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!create.isPending) void save();
      }}
    >
      <h2>{t("newDeal")}</h2>
      {asked.map((field) => (
        <FieldEntry
          key={field.name}
          field={field}
          value={values[field.name]}
          problem={problems[field.name]}
          onChange={(value) => {
            key.current = newKey();
            setValues((known) => ({ ...known, [field.name]: value }));
          }}
        />
      ))}
      {(general || elsewhere) && (
        <p className="ph-alert" role="alert">
          {general || elsewhere}
        </p>
      )}
      <Button
        block
        color="primary"
        size="large"
        type="submit"
        loading={create.isPending}
        disabled={!values.customer && !String(values.name ?? "").trim()}
      >
        {tc("save")}
      </Button>
    </form>
  );
}

const place = (name: string) => (ASKED.indexOf(name) + ASKED.length + 1) % (ASKED.length + 1);
