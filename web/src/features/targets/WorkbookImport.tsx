// Import from Excel: reads the file, shows what would change and what is refused and why, and only then stores it.
import "@/styles/attainment.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApiError, asApiError } from "@/api/errors";
import type { Target } from "@/features/targets/queries";
import { FailedRows, MovedCells } from "@/features/targets/WorkbookChanges";
import { type Imported, load } from "@/features/targets/workbook";
import { useAmounts } from "@/ui/figure/Money";
import { Loading } from "@/ui/state/Loading";

const said = (error: ApiError) => Object.values(error.fields).flat()[0]?.message ?? error.message;

export function WorkbookImport({ target, file, onClose }: { target: Target; file: File; onClose: () => void }) {
  const { t } = useTranslation("targetWorkbook");
  const { message } = App.useApp();
  const client = useQueryClient();
  const [overwrite, setOverwrite] = useState(false);
  const [busy, setBusy] = useState(false);
  const found = useQuery({
    queryKey: ["workbook", target.id, file.name, file.lastModified, file.size, overwrite],
    queryFn: () => load(target.id, file, overwrite),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    placeholderData: (before) => before,
  });
  const data = found.data;
  const apply = async () => {
    if (!data) return;
    setBusy(true);
    try {
      const done = await load(target.id, file, overwrite, data.target.version);
      await client.invalidateQueries({ queryKey: ["figures"] });
      void message.success(t("done", { count: done.changed }), 6);
      onClose();
    } catch (error) {
      const problem = asApiError(error);
      void message.error(problem.code === "target_changed_since" ? t("again") : said(problem), 8);
      void found.refetch();
    } finally {
      setBusy(false);
    }
  };
  const count = data?.changed ?? 0;
  return (
    <Modal
      open
      width={960}
      title={`${t("preview")} · ${file.name}`}
      okText={t("apply", { count })}
      okButtonProps={{ disabled: count === 0 || found.isPlaceholderData || found.isError }}
      confirmLoading={busy}
      onOk={() => void apply()}
      onCancel={onClose}
    >
      {found.isError ? (
        <Alert type="error" showIcon role="alert" title={said(asApiError(found.error))} />
      ) : data ? (
        <Preview data={data} stale={found.isPlaceholderData} overwrite={overwrite} onOverwrite={setOverwrite} />
      ) : (
        <Loading rows={4} />
      )}
    </Modal>
  );
}

interface PreviewProps {
  data: Imported;
  stale: boolean;
  overwrite: boolean;
  onOverwrite: (overwrite: boolean) => void;
}

function Preview({ data, stale, overwrite, onOverwrite }: PreviewProps) {
  const { t } = useTranslation("targetWorkbook");
  const amounts = useAmounts();
  const { target } = data;
  const said = (value: number) => `${amounts.exact(value)} ${amounts.label}`.trim();
  const gap = target.amount - data.total;
  const clashes = data.failed.some((one) => one.code === "target_row_clash");
  const names = data.kept_by.join("、");
  return (
    <div className={stale ? "yd-stack yd-stale" : "yd-stack"}>
      <p>
        {data.changed === 0
          ? t("none")
          : t(data.total === target.total ? "same" : "moves", {
              count: data.changed,
              before: said(target.total),
              after: said(data.total),
            })}{" "}
        {data.changed > 0 && (
          <strong className={gap === 0 ? "yd-gain" : "yd-risk"}>
            {gap === 0 ? t("exact") : t("gap", { amount: said(Math.abs(gap)) })}
          </strong>
        )}
      </p>
      {data.source && <Alert type="info" showIcon title={t("source", { name: data.source })} />}
      {data.kept > 0 && (
        <Alert type="info" showIcon title={t(names ? "kept" : "keptPlain", { count: data.kept, names })} />
      )}
      {(data.kept > 0 || clashes || overwrite) && (
        <Checkbox checked={overwrite} onChange={(event) => onOverwrite(event.target.checked)}>
          {t("overwrite")}
        </Checkbox>
      )}
      {data.failed.length > 0 && <FailedRows rows={data.failed} />}
      {data.changed > 0 && <MovedCells data={data} />}
      {data.unread.length > 0 && <p className="yd-faint">{t("unread", { heads: data.unread.join("、") })}</p>}
    </div>
  );
}
