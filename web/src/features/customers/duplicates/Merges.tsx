// Merges of the last 30 days, each with its way back.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { type MergeRow, useMerges } from "@/api/duplicates";
import { formatDay, formatMoment } from "@/domain/dates";
import { useUndoMerge } from "@/features/customers/duplicates/useUndoMerge";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Merges() {
  const { t } = useTranslation("duplicates");
  const { language } = useLanguage();
  const { modal } = App.useApp();
  const { open } = useOpenRecord();
  const merges = useMerges();
  const undo = { customer: useUndoMerge("customer"), contact: useUndoMerge("contact") };
  if (merges.isPending) return <Loading shape="page" />;
  if (merges.isError) return <PageError error={merges.error} onRetry={() => void merges.refetch()} />;
  if (merges.data.items.length === 0) return <EmptyState title={t("emptyMerges")} />;
  const sure = (row: MergeRow) =>
    modal.confirm({
      title: t("merges.undoSure"),
      content: t(`merges.undoHint.${row.resource}`),
      okText: t("dialog.undo"),
      onOk: () => undo[row.resource](row.id),
    });
  return (
    <ul className="yd-twin-list">
      {merges.data.items.map((row) => (
        <li key={row.id} className="yd-twin yd-twin-line">
          <span className="yd-grow">
            <strong>{t("merges.into", { merged: row.merged.join("、"), name: row.name })}</strong>
            <small>
              {t("merges.by", {
                by: row.automatic ? t("merges.automatic") : (row.by ?? ""),
                at: formatMoment(row.at, language),
              })}
              {" · "}
              {row.undone_at
                ? t("merges.undone", { by: row.undone_by ?? "", at: formatMoment(row.undone_at, language) })
                : t("merges.until", { at: formatDay(row.until.slice(0, 10), language) })}
            </small>
          </span>
          {!row.undone_at && (
            <>
              <Button type="link" onClick={() => open(row.resource, row.survivor_id)}>
                {row.name}
              </Button>
              <Button onClick={() => sure(row)}>{t("dialog.undo")}</Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
