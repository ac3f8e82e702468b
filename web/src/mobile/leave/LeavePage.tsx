// The rep's own leave: what is registered, and one button for more.
import { Button, Dialog, Popup, Toast } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { isOpen, useLeaveSettings } from "@/api/leave";
import { useRows, useSaveRecord, useSpec } from "@/api/records";
import type { Row } from "@/api/resource";
import { LeaveSheet } from "@/mobile/leave/LeaveSheet";
import { type Kinds, LeaveSpanText } from "@/mobile/leave/LeaveSpanText";
import { Requests } from "@/mobile/leave/Requests";
import { useBack } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const COLUMNS = ["kind", "starts_on", "starts_half", "ends_on", "ends_half", "days", "status", "note", "answer"];

export function LeavePage() {
  const { t } = useTranslation("calendar");
  const { t: tc } = useTranslation();
  const back = useBack();
  const [adding, setAdding] = useState(false);
  const asks = useLeaveSettings().data?.needs_approval ?? false;
  const spec = useSpec("leave");
  const rows = useRows("leave", {
    scope: "mine",
    columns: COLUMNS,
    sort: [{ field: "starts_on", desc: true }],
    limit: 50,
  });
  if (rows.isError) return <PageError error={rows.error} onRetry={() => void rows.refetch()} />;
  if (rows.isPending || spec.isPending) return <Loading shape="page" />;
  const kinds = spec.data?.fields.find((one) => one.name === "kind")?.choices ?? [];
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("leave.mine")}</h1>
      </header>
      <Requests kinds={kinds} />
      {rows.data.rows.length === 0 ? (
        <EmptyState title={t("leave.nothing")} hint={t("leave.nothingHint")} />
      ) : (
        <section className="ph-panel">
          <ul className="ph-rows">
            {rows.data.rows.map((row) => (
              <Line key={row.id} row={row} kinds={kinds} />
            ))}
          </ul>
        </section>
      )}
      <Button block color="primary" size="large" onClick={() => setAdding(true)}>
        {t(asks ? "leave.ask" : "leave.register")}
      </Button>
      <Popup visible={adding} onMaskClick={() => setAdding(false)} onClose={() => setAdding(false)} destroyOnClose>
        <LeaveSheet onDone={() => setAdding(false)} />
      </Popup>
    </>
  );
}

function Line({ row, kinds }: { row: Row; kinds: Kinds }) {
  const { t } = useTranslation("calendar");
  const save = useSaveRecord("leave");
  const { values } = row;
  const span = { start: String(values.starts_on), end: String(values.ends_on) };
  const cancel = async () => {
    if (!(await Dialog.confirm({ content: t("leave.cancelSure", span) }))) return;
    save.mutate(
      { id: row.id, version: row.version, values: { status: "cancelled" } },
      { onError: (error) => Toast.show({ icon: "fail", content: asApiError(error).message }) },
    );
  };
  return (
    <li>
      <div className="ph-row">
        <LeaveSpanText row={row} kinds={kinds} />
        <span>
          <small className={values.status === "refused" ? "yd-risk" : "yd-faint"}>{t(`leave.${statusOf(row)}`)}</small>
          {isOpen(row) && row.can_edit && (
            <Button size="small" fill="outline" loading={save.isPending} onClick={() => void cancel()}>
              {t("leave.cancel")}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}

const STATUSES = ["requested", "registered", "refused"] as const;
const statusOf = (row: Row) => STATUSES.find((one) => one === row.values.status) ?? "cancelled";
