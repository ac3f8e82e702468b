// The nightly recycling: is the worker alive, what was done each day, the report, and the way back.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useMoved } from "@/api/pools";
import { formatAgo, formatDay } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { firstOf } from "@/features/pools/Labelled";
import { PoolTabs } from "@/features/pools/PoolTabs";
import { type Line, type Sweep, useReport, useSetup, useSweeps } from "@/features/pools/queries";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/attainment.css";
import "@/styles/pools.css";

export function Page() {
  const { t } = useTranslation("pools");
  const { language } = useLanguage();
  const found = useSweeps();
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  const { worker_at, worker_alive, today_done, due_tonight, waiting, items } = found.data;
  const ago = worker_at ? formatAgo(worker_at, language) : t("sweep.never");
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("sweep.title")}</h1>
      </header>
      <PoolTabs at="recycling" />
      <p role="status" className={worker_alive ? "yd-muted" : "yd-risk"}>
        {t(worker_alive ? "sweep.alive" : "sweep.dead", { ago })}
      </p>
      <p>
        {t(today_done ? "sweep.done" : "sweep.notDone")} · {t("sweep.dueTonight", { count: due_tonight })}
        {waiting > 0 && ` · ${t("sweep.waiting", { count: waiting })}`}
      </p>
      {items.length === 0 ? <EmptyState compact title={t("sweep.empty")} /> : <Runs items={items} />}
    </div>
  );
}

function Runs({ items }: { items: Sweep[] }) {
  const { t } = useTranslation("pools");
  const { language } = useLanguage();
  const { data: me } = useMe();
  const { message, modal } = App.useApp();
  const { undoSweep } = useSetup();
  const moved = useMoved();
  const [shown, setShown] = useState<number | null>(null);
  const undo = (one: Sweep) =>
    modal.confirm({
      title: t("sweep.undoSure", { day: one.day }),
      okText: t("sweep.undo"),
      onOk: async () => {
        try {
          const { done, failed, waiting } = await undoSweep.mutateAsync(one.id);
          await moved();
          message.success(waiting ? t("sweep.undoWaiting") : t("sweep.undoDone", { done, failed }));
        } catch (error) {
          message.error(firstOf(error));
        }
      },
    });
  const seconds = (one: Sweep) =>
    one.finished_at
      ? t("sweep.seconds", { count: Math.round((Date.parse(one.finished_at) - Date.parse(one.started_at)) / 1000) })
      : "–";
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table yd-second-text">
        <thead>
          <tr>
            <th scope="col">{t("sweep.day")}</th>
            <th scope="col">{t("sweep.status")}</th>
            <th scope="col">{t("sweep.recycled")}</th>
            <th scope="col">{t("sweep.onward")}</th>
            <th scope="col">{t("sweep.busy")}</th>
            <th scope="col">{t("sweep.warned")}</th>
            <th scope="col">{t("sweep.took")}</th>
            <th scope="col">
              <span className="yd-visually-hidden">{t("sweep.report")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <td>{formatDay(one.day, language)}</td>
              <td style={{ textAlign: "start" }}>
                {t(`sweep.stage.${one.stage}`)}{" "}
                {one.undone_at && <Tag color="grey">{t("sweep.undone", { name: one.undone_by })}</Tag>}
              </td>
              <td>{one.recycled}</td>
              <td>{one.onward}</td>
              <td>{one.busy}</td>
              <td>{one.warned}</td>
              <td>{seconds(one)}</td>
              <td>
                <Button
                  size="small"
                  type="text"
                  aria-expanded={shown === one.id}
                  onClick={() => setShown(shown === one.id ? null : one.id)}
                >
                  {t("sweep.report")}
                </Button>
                {may(me?.permissions, "pool.manage") && one.recycled > 0 && !one.undone_at && one.stage === "done" && (
                  <Button size="small" type="text" onClick={() => undo(one)}>
                    {t("sweep.undo")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown !== null && <Report id={shown} />}
    </section>
  );
}

function Report({ id }: { id: number }) {
  const { t } = useTranslation("pools");
  const found = useReport(id);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={3} />;
  const table = (name: "owners" | "rules" | "pools", lines: Line[]) => (
    <div>
      <h3>{t(`sweep.${name}`)}</h3>
      <table className="yd-plain-table">
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>{line.name}</td>
              <td className="yd-num">{line.count}</td>
              <td className="yd-faint">{line.undone > 0 && t("undone", { count: line.undone })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  return (
    <section className="yd-pool-grid" aria-label={t("sweep.report")}>
      {table("owners", found.data.owners)}
      {table("rules", found.data.rules)}
      {table("pools", found.data.pools)}
    </section>
  );
}
