// What waits to be sent, item by item: its state, why it stands, and what the rep can do about it.
import "@/styles/phone-visits.css";
import { Dialog } from "antd-mobile";
import { useTranslation } from "react-i18next";
import { formatClock, formatMoment } from "@/domain/dates";
import { Head } from "@/mobile/record/Head";
import { endAt, stepAt } from "@/mobile/visits/paths";
import { useStanding } from "@/mobile/visits/SyncLine";
import { useField, useSyncState } from "@/mobile/visits/useField";
import { useTouch } from "@/mobile/visits/useSafely";
import { useStepName } from "@/mobile/visits/VisitSteps";
import type { PhoneDb } from "@/offline/db";
import { discard, reopen, retry, standing } from "@/offline/queue";
import { reopenReport } from "@/offline/report";
import type { Item, LocalVisit } from "@/offline/types";
import { useLive } from "@/offline/useLive";
import { useLanguage } from "@/ui/language";
import { useGo } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";

/** The day of the report, or the first of its span. */
const dayOfReport = (item: Item) => String(item.body.day);
const MB = 1024 * 1024;

const lanesOf = async (db: PhoneDb) => {
  const lanes = new Map<string, Item[]>();
  for (const item of await standing(db)) lanes.set(item.lane, [...(lanes.get(item.lane) ?? []), item]);
  const visits = await db.visits.bulkGet([...lanes.keys()]);
  return [...lanes].map(([lane, items], n) => ({ lane, items, visit: visits[n] ?? null }));
};

export function QueuePage() {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  const { db, sync } = useField();
  const lanes = useLive(`lanes ${db.userId}`, () => lanesOf(db));
  const state = useSyncState(sync);
  const stands = useStanding();
  if (!lanes) return <Loading shape="page" />;
  const { room, wake } = state;
  return (
    <>
      <Head title={t("queue.title")} />
      {lanes.length === 0 ? (
        <section className="ph-panel">
          <EmptyState compact art="done" title={t("queue.nothing")} hint={t("queue.nothingHint")} />
        </section>
      ) : (
        <>
          {stands && (
            <p className="ph-alert" role="status">
              {stands}
              {wake !== null &&
                ` · ${t("queue.retryAt", { time: formatClock(new Date(wake).toISOString(), language) })}`}
            </p>
          )}
          <button type="button" className="ph-big" disabled={state.running} onClick={() => void sync.now()}>
            {t("queue.all")}
          </button>
        </>
      )}
      {lanes.map(({ lane, items, visit }) => (
        <section key={lane} className="ph-panel" aria-label={visit?.customer_name ?? lane}>
          {items[0]?.kind === "report" && <h2>{t("queue.reportOf", { day: dayOfReport(items[0]) })}</h2>}
          {visit && (
            <h2>
              {visit.customer_name}
              <small>{formatMoment(visit.at, language).slice(5)}</small>
            </h2>
          )}
          <ul className="ph-rows">
            {items.map((item) => (
              <li key={item.id}>
                <ItemRow item={item} visit={visit} lane={items} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {room.full && (
        <p className="ph-alert" role="alert">
          {t("full")}
        </p>
      )}
      <p className="yd-faint ph-as-of">
        {[
          t(room.kept ? "queue.kept" : "queue.notKept"),
          room.left !== null && t("queue.left", { megabytes: Math.floor(room.left / MB) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </>
  );
}

function ItemRow({ item, visit, lane }: { item: Item; visit: LocalVisit | null; lane: Item[] }) {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  const stepName = useStepName();
  const step = visit?.steps.find((one) => one.key === item.step);
  const words =
    item.error && (item.error.code === "photo_gone" ? t("queue.photoGone") : item.error.message || t("queue.noWords"));
  return (
    <div className="ph-item" data-kind={item.kind} data-state={item.state}>
      <div className="ph-row">
        <span>
          <strong>{t(`queue.kind.${item.kind}`, { name: step ? stepName(step) : item.step })}</strong>
          <small>
            {[formatClock(item.at, language), item.tries > 0 && t("queue.tries", { count: item.tries })]
              .filter(Boolean)
              .join(" · ")}
          </small>
        </span>
        <small className={item.state === "refused" ? "yd-risk" : "yd-faint"}>{t(`queue.state.${item.state}`)}</small>
      </div>
      {words && <p className={item.state === "refused" ? "yd-risk" : "yd-muted"}>{words}</p>}
      {item.state === "refused" && <Acts item={item} visit={visit} lane={lane} />}
    </div>
  );
}

function Acts({ item, visit, lane }: { item: Item; visit: LocalVisit | null; lane: Item[] }) {
  const { t } = useTranslation("phoneVisits");
  const { db } = useField();
  const touch = useTouch();
  const go = useGo();
  const rewrite = async () => {
    const kept = await touch(() => reopenReport(db, item.id));
    if (kept) go(`/m/reports?kind=${item.body.kind}&day=${dayOfReport(item)}`);
  };
  const edit = async () => {
    if (item.kind === "report") return rewrite();
    if (!visit) return;
    const found = { open: visit.status === "open" };
    const kept = await touch(async () => {
      found.open ||= await reopen(db, visit.uuid);
    });
    if (!kept || !found.open) return;
    go(item.kind === "end" ? endAt(visit.uuid) : stepAt(visit.uuid, item.step));
  };
  const drop = async () => {
    if (item.kind === "report") {
      if (await Dialog.confirm({ content: t("queue.discardReport"), confirmText: t("queue.discard") }))
        await touch(() => reopenReport(db, item.id));
      return;
    }
    const content =
      item.kind === "begin"
        ? t("queue.discardVisit", { count: lane.length })
        : item.kind === "end" || item.kind === "abandon"
          ? t("queue.discardEnd")
          : t("queue.discardSure");
    if (await Dialog.confirm({ content, confirmText: t("queue.discard") })) await touch(() => discard(db, item.id));
  };
  const editable = item.kind === "report" || (visit !== null && ["step", "end", "photo"].includes(item.kind));
  return (
    <div className="ph-chips">
      <button type="button" onClick={() => void touch(() => retry(db, item.id))}>
        {t("queue.retry")}
      </button>
      {editable && (
        <button type="button" onClick={() => void edit()}>
          {t("queue.edit")}
        </button>
      )}
      <button type="button" onClick={() => void drop()}>
        {t("queue.discard")}
      </button>
    </div>
  );
}
