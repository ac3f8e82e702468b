// Where the relationship stands, as steps; a click moves it on. Losing a customer asks why.
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useSaveRecord } from "@/api/records";
import type { RecordRow, ResourceSpec } from "@/api/resource";
import { useLanguage } from "@/ui/language";
import { LoseDialog } from "@/ui/segment/LoseDialog";
import "@/styles/deals.css";

export function StatusBar({ row, spec }: { row: RecordRow; spec: ResourceSpec }) {
  const { t } = useTranslation("customers");
  const { label } = useLanguage();
  const { message } = App.useApp();
  const save = useSaveRecord("customer");
  const [losing, setLosing] = useState(false);
  const choices = spec.fields.find((one) => one.name === "status")?.choices ?? [];
  const at = choices.findIndex((one) => one.value === row.values.status);
  const move = (value: string) =>
    save.mutate(
      { id: row.id, version: row.version, values: { status: value } },
      { onError: (error) => void message.error(asApiError(error).message, 6) },
    );
  return (
    <fieldset className="yd-stages" aria-label={t("statusBar")} style={{ marginTop: 16 }}>
      {choices.map((one, index) => {
        const kind = index === at ? "yd-stage-current" : index < at ? "yd-stage-past" : "";
        return (
          <button
            key={one.value}
            type="button"
            className={`yd-stage ${kind}`}
            aria-current={index === at ? "step" : undefined}
            disabled={!row.can_edit || index === at || save.isPending}
            onClick={() => (one.value === "lost" ? setLosing(true) : move(one.value))}
          >
            {label(one.label)}
          </button>
        );
      })}
      {losing && <LoseDialog id={row.id} onClose={() => setLosing(false)} />}
    </fieldset>
  );
}
