// A new lead in seconds: who, how to reach, what for. Possible duplicates are shown before it is saved.
import { useQuery } from "@tanstack/react-query";
import { Button, Toast } from "antd-mobile";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "@/api/client";
import { asApiError } from "@/api/errors";
import { lookup, resourceKey, useCreateRecord } from "@/api/records";
import type { DuplicateCandidate } from "@/api/resource";
import { useGo } from "@/ui/nav";

const FIELDS = ["name", "phone", "company", "need"] as const;

export function NewLeadSheet({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("phoneLeads");
  const { t: tc } = useTranslation();
  const go = useGo();
  const create = useCreateRecord("lead");
  const sources = useQuery({
    queryKey: [...resourceKey("source"), "lookup"],
    queryFn: ({ signal }) => lookup("source", "", signal),
  });
  const [values, setValues] = useState<Record<string, string>>({});
  const [source, setSource] = useState("");
  const [twins, setTwins] = useState<DuplicateCandidate[]>([]);
  const [problem, setProblem] = useState("");
  const key = useRef(newKey());
  const save = async (confirm: boolean) => {
    setProblem("");
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
    try {
      const row = await create.mutateAsync({
        values: { ...given, ...(source ? { source: Number(source) } : {}) },
        confirm,
        idempotencyKey: confirm ? `${key.current}-c` : key.current,
      });
      Toast.show({ icon: "success", content: t("saved") });
      onDone();
      go(`/m/leads/${row.id}`);
    } catch (error) {
      const told = asApiError(error);
      if (told.code === "duplicate_suspected") setTwins((told.params.candidates as DuplicateCandidate[]) ?? []);
      else setProblem(Object.values(told.fields).flat()[0]?.message ?? (told.message || tc("error.network")));
    }
  };
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        void save(twins.length > 0);
      }}
    >
      {problem && (
        <p className="ph-alert" role="alert">
          {problem}
        </p>
      )}
      {FIELDS.map((field) => (
        <label key={field} className="ph-field">
          <span>{t(field)}</span>
          <input
            type={field === "phone" ? "tel" : "text"}
            maxLength={field === "phone" ? 40 : 200}
            value={values[field] ?? ""}
            onChange={(event) => {
              key.current = newKey();
              setTwins([]);
              setValues((known) => ({ ...known, [field]: event.target.value }));
            }}
          />
        </label>
      ))}
      <label className="ph-field">
        <span>{t("source")}</span>
        <select value={source} onChange={(event) => setSource(event.target.value)}>
          <option value="">{t("noSource")}</option>
          {(sources.data ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
      {twins.length > 0 && (
        <div className="ph-alert" role="alert">
          <strong>{t("sameTitle")}</strong>
          {twins.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several hidden candidates may look the same
            <p key={index}>
              {one.name} {one.owner && t("owned", { name: one.owner })}
            </p>
          ))}
        </div>
      )}
      <Button
        block
        color="primary"
        size="large"
        type="submit"
        loading={create.isPending}
        disabled={!(values.name ?? values.company ?? values.phone ?? "").trim()}
      >
        {t(twins.length > 0 ? "saveAnyway" : "save")}
      </Button>
    </form>
  );
}
