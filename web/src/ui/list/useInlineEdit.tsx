// Saving one cell: shown at once, taken back when refused; when somebody was quicker, both values are shown.
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError, isConflict } from "@/api/errors";
import { usePatchRow, useSaveRecord } from "@/api/records";
import type { ResourceSpec, Row, Values } from "@/api/resource";

export interface Conflict {
  row: Row;
  yours: Values;
  theirs: Values;
  version: number;
}

const asValues = (found: unknown): Values =>
  typeof found === "object" && found !== null
    ? (("values" in found ? (found as { values: Values }).values : found) as Values)
    : {};

export function conflictOf(row: Row, yours: Values, params: Record<string, unknown>): Conflict {
  const theirs = asValues(params.theirs);
  const version = Number(
    params.current_version ?? (params.theirs as { version?: number } | undefined)?.version ?? row.version,
  );
  return { row, yours, theirs, version };
}

export function useInlineEdit(spec: ResourceSpec) {
  const save = useSaveRecord(spec.name);
  const patchRow = usePatchRow(spec.name);
  const { message } = App.useApp();
  const { t } = useTranslation();
  const [conflict, setConflict] = useState<Conflict | null>(null);

  async function commit(row: Row, values: Values, version = row.version): Promise<boolean> {
    patchRow({ ...row, values: { ...row.values, ...values } });
    try {
      const saved = await save.mutateAsync({ id: row.id, version, values });
      patchRow(saved);
      setConflict(null);
      return true;
    } catch (error) {
      patchRow(row);
      const problem = asApiError(error);
      if (isConflict(error)) setConflict(conflictOf(row, values, problem.params));
      else {
        const first = Object.values(problem.fields)[0]?.[0]?.message;
        message.error(`${t("error.save")}: ${first ?? (problem.status === 0 ? t("error.network") : problem.message)}`);
      }
      return false;
    }
  }

  return {
    commit,
    conflict,
    keepMine: () => conflict && commit(conflict.row, conflict.yours, conflict.version),
    keepTheirs: () => {
      if (!conflict) return;
      patchRow({ ...conflict.row, version: conflict.version, values: { ...conflict.row.values, ...conflict.theirs } });
      setConflict(null);
    },
  };
}
