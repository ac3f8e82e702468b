// Takes a merge back and says what could not come back, and why.
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { type Twinned, useDuplicateVerbs } from "@/api/duplicates";
import { asApiError } from "@/api/errors";
import { useSpec } from "@/api/records";
import { useLanguage } from "@/ui/language";

export function useUndoMerge(resource: Twinned) {
  const { t } = useTranslation("duplicates");
  const { label } = useLanguage();
  const { message } = App.useApp();
  const { undo } = useDuplicateVerbs(resource);
  const spec = useSpec(resource);
  const named = (column: string) => {
    const field = column.replace(/_id$/, "");
    return label(spec.data?.fields.find((one) => one.name === field)?.label) || field;
  };
  return async (id: number) => {
    try {
      const told = await undo.mutateAsync(id);
      message.success(t(`merges.restored.${resource}`, { count: told.restored.length }));
      const kept = [...new Set(told.kept.map(named))].join(", ");
      if (kept) message.warning(t("merges.kept", { fields: kept }), 10);
      if (told.stayed > 0) message.warning(t("merges.stayed", { count: told.stayed }), 10);
      if (told.emptied.length > 0) message.warning(t("merges.emptied"), 10);
    } catch (error) {
      message.error(asApiError(error).message, 8);
    }
  };
}
