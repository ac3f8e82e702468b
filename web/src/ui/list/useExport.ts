// Saves a list as a file and says how it went.
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type ExportBody, exportRows } from "@/api/records";

export type Format = ExportBody["format"];

export function useExport(name: string) {
  const { t } = useTranslation("list");
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  async function save(body: ExportBody) {
    setBusy(true);
    try {
      const { job } = await exportRows(name, body);
      message.success(job ? t("export.job") : t("export.done"));
    } catch (error) {
      message.error(asApiError(error).message);
    } finally {
      setBusy(false);
    }
  }
  return { save, busy };
}
