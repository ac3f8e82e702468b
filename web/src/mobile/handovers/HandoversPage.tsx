// On the phone: handovers that wait for one's own signature, then those one gives or gets.
import { LeftOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { type HandoverKind, type HandoverStatus, useWaiting } from "@/api/handovers";
import { useRows } from "@/api/records";
import type { Ref } from "@/api/resource";
import { Link, useBack } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function HandoversPage() {
  const { t } = useTranslation("handovers");
  const { t: tc } = useTranslation();
  const back = useBack();
  const waiting = useWaiting();
  const rows = useRows("handover", {
    scope: "mine",
    columns: ["giver", "kind", "status"],
    sort: [{ field: "created_at", desc: true }],
    limit: 50,
  });
  if (waiting.isError) return <PageError error={waiting.error} onRetry={() => void waiting.refetch()} />;
  if (rows.isError) return <PageError error={rows.error} onRetry={() => void rows.refetch()} />;
  if (waiting.isPending || rows.isPending) return <Loading shape="page" />;
  const asked = new Set(waiting.data.map((one) => one.id));
  const others = rows.data.rows.filter((row) => !asked.has(row.id));
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("title")}</h1>
      </header>
      {waiting.data.length === 0 && <EmptyState title={t("noneWaiting")} hint={t("waitingHint")} />}
      {waiting.data.length > 0 && (
        <section className="ph-panel" aria-label={t("waiting")}>
          <h2>{t("waiting")}</h2>
          <ul className="ph-rows">
            {waiting.data.map((one) => (
              <li key={one.id}>
                <Link className="ph-row" to={`/m/handovers/${one.id}`}>
                  <span>{t("of", { name: one.giver, kind: t(`kind.${one.kind}`) })}</span>
                  <small className="yd-warn">{t("sign")}</small>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section className="ph-panel">
          <ul className="ph-rows">
            {others.map((row) => (
              <li key={row.id}>
                <Link className="ph-row" to={`/m/handovers/${row.id}`}>
                  <span>
                    {t("of", {
                      name: (row.values.giver as Ref | null)?.label ?? "",
                      kind: t(`kind.${row.values.kind as HandoverKind}`),
                    })}
                  </span>
                  <small className="yd-faint">{t(`status.${row.values.status as HandoverStatus}`)}</small>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
