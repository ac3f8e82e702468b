// The rep's own leave: what is registered, and one button for more.
import { Button, Dialog, Popup, Toast } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useRows, useSaveRecord, useSpec } from "@/api/records";
import type { Row } from "@/api/resource";
import { LeaveSheet } from "@/mobile/leave/LeaveSheet";
import { useLanguage } from "@/ui/language";
import { useBack } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const COLUMNS = ["kind", "starts_on", "starts_half", "ends_on", "ends_half", "days", "status", "note"];

export function LeavePage() {
  const { t } = useTranslation("calendar");
  const { t: tc } = useTranslation();
  const back = useBack();
  const [adding, setAdding] = useState(false);
  const spec = useSpec("leave");
  const rows = useRows("leave", {
    scope: "mine",
    columns: COLUMNS,
    sort: [{ field: "starts_on", desc: true }],
    limit: 50,
  });
  if (rows.isError) return <PageError error={rows.error} onRetry={() => void rows.refetch()} />;
  if (rows.isPending || spec.isPending) return <Loading shape="page" />;
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("leave.mine")}</h1>
      </header>
      {rows.data.rows.length === 0 ? (
        <EmptyState title={t("leave.nothing")} hint={t("leave.nothingHint")} />
      ) : (
        <section className="ph-panel">
          <ul className="ph-rows">
            {rows.data.rows.map((row) => (
              <Line
                key={row.id}
                row={row}
                kinds={spec.data?.fields.find((one) => one.name === "kind")?.choices ?? []}
              />
            ))}
          </ul>
        </section>
      )}
      <Button block color="primary" size="large" onClick={() => setAdding(true)}>
        {t("leave.register")}
      </Button>
      <Popup visible={adding} onMaskClick={() => setAdding(false)} onClose={() => setAdding(false)} destroyOnClose>
        <LeaveSheet onDone={() => setAdding(false)} />
      </Popup>
    </>
  );
}

type Kinds = readonly { value: string; label: { zh: string; en: string } }[];

function Line({ row, kinds }: { row: Row; kinds: Kinds }) {
  const { t } = useTranslation("calendar");
  const { label } = useLanguage();
  const save = useSaveRecord("leave");
  const { values } = row;
  const half = (name: "starts_half" | "ends_half") => t(`leave.${values[name] === "am" ? "am" : "pm"}`);
  const span = { start: String(values.starts_on), end: String(values.ends_on) };
  const open = values.status === "registered";
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
        <span>
          <strong>
            {label(kinds.find((one) => one.value === values.kind)?.label ?? null)}{" "}
            {t("leave.days", { days: Number(values.days) })}
          </strong>
          <small>
            {span.start} {half("starts_half")} – {span.end} {half("ends_half")}
          </small>
          {values.note ? <small>{String(values.note)}</small> : null}
        </span>
        {open && row.can_edit ? (
          <Button size="small" fill="outline" loading={save.isPending} onClick={() => void cancel()}>
            {t("leave.cancel")}
          </Button>
        ) : (
          <small className="yd-faint">{t(open ? "leave.registered" : "leave.cancelled")}</small>
        )}
      </div>
    </li>
  );
}
