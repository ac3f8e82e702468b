// Today's visits: where the rep is or goes next with one button, the plan, what is due, what was done.
import "@/styles/phone-visits.css";
import { RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { formatAgo, formatClock, formatDay } from "@/domain/dates";
import { clockOf } from "@/domain/route";
import { Head } from "@/mobile/record/Head";
import { NextCard } from "@/mobile/visits/NextCard";
import { beginAt } from "@/mobile/visits/paths";
import { SyncLine } from "@/mobile/visits/SyncLine";
import { useDay, useField } from "@/mobile/visits/useField";
import type { Day, Past, Stop } from "@/offline/day";
import type { CustomerPack } from "@/offline/types";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";

const DUE_SHOWN = 20;

export function VisitsPage() {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  const { db } = useField();
  const found = useDay(db);
  if (!found) return <Loading shape="page" />;
  const { day, kept, today } = found;
  return (
    <>
      <Head title={t("title")}>
        {day.stops.length > 0 && (
          <span className="yd-num ph-progress">
            {t("progress", { done: day.stops.filter((one) => one.state === "done").length, all: day.stops.length })}
          </span>
        )}
      </Head>
      <SyncLine />
      <NextCard day={day} />
      <Plan day={day} known={kept !== null} />
      <Link to="/m/visits/find" className="ph-big ph-big-quiet ph-before-button">
        {t("other")}
      </Link>
      <p className="ph-links">
        <Link to="/m/visits/plans">{t("weekPlans")} →</Link>
      </p>
      <Due rows={day.due} today={today} />
      <Visited rows={day.past} />
      {kept && (
        <p className="yd-faint ph-as-of">
          {t("asOf", { ago: formatAgo(new Date(kept.got_at).toISOString(), language) })}
        </p>
      )}
    </>
  );
}

function Plan({ day, known }: { day: Day; known: boolean }) {
  const { t } = useTranslation("phoneVisits");
  if (day.stops.length === 0)
    return (
      <section className="ph-panel">
        <EmptyState compact title={t(known ? "noPlan" : "noPack")} hint={t(known ? "noPlanHint" : "noPackHint")} />
      </section>
    );
  return (
    <section className="ph-panel" aria-label={t("plan")}>
      <h2>{t("plan")}</h2>
      <ol className="ph-rows">
        {day.stops.map((stop, n) => (
          <li key={stop.plan.id}>
            <StopRow stop={stop} number={n + 1} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function StopRow({ stop, number }: { stop: Stop; number: number }) {
  const { t } = useTranslation("phoneVisits");
  const { customer, plan, state, visit, arrive } = stop;
  const time = plan.time?.slice(0, 5) ?? (arrive === null ? null : t("about", { time: clockOf(arrive) }));
  const words = (
    <>
      <span>
        <strong>
          {number}. {customer.name} {customer.grade}
        </strong>
        <small className="ph-words">
          {[time, t(`purpose.${plan.purpose}`), customer.address].filter(Boolean).join(" · ")}
        </small>
      </span>
      {state === "planned" ? (
        <RightOutline />
      ) : (
        <small className={state === "done" ? "yd-gain" : "yd-accent"}>{t(state === "done" ? "done" : "opened")}</small>
      )}
    </>
  );
  if (state === "done" && !visit) return <div className="ph-row">{words}</div>;
  const to = visit ? `/m/visits/${visit}` : beginAt(customer.id, plan.id);
  return (
    <Link to={to} className="ph-row">
      {words}
    </Link>
  );
}

function Due({ rows, today }: { rows: CustomerPack[]; today: string }) {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  if (rows.length === 0) return null;
  return (
    <section className="ph-panel" aria-label={t("due")}>
      <h2>
        {t("due")}
        <small className="yd-num">{rows.length}</small>
      </h2>
      <ul className="ph-rows">
        {rows.slice(0, DUE_SHOWN).map((one) => (
          <li key={one.id}>
            <Link to={beginAt(one.id)} className="ph-row">
              <span>
                <strong>
                  {one.name} {one.grade}
                </strong>
                <small>
                  {one.last_visit_on
                    ? t("lastVisit", { day: formatDay(one.last_visit_on, language, true) })
                    : t("neverVisited")}
                </small>
              </span>
              <small className={one.due_on === today ? "yd-faint" : "yd-risk"}>
                {one.due_on === today || !one.overdue_days
                  ? t("dueToday")
                  : t("overdue_days", { count: one.overdue_days })}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Visited({ rows }: { rows: Past[] }) {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  if (rows.length === 0) return null;
  const said = (one: Past) =>
    [
      one.ended_at
        ? t("checkedOut", { from: formatClock(one.started_at, language), to: formatClock(one.ended_at, language) })
        : formatClock(one.started_at, language),
      one.status === "abandoned" && t("abandonedMark"),
      !one.local && t("otherDevice"),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <section className="ph-panel" aria-label={t("past")}>
      <h2>{t("past")}</h2>
      <ul className="ph-rows">
        {rows.map((one, n) => {
          const words = (
            <span>
              <strong>
                {n + 1}. {one.customer_name}
              </strong>
              <small>{said(one)}</small>
            </span>
          );
          return (
            <li key={one.uuid}>
              <Link to={`/m/visits/${one.uuid}`} className="ph-row">
                {words}
                <RightOutline />
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
