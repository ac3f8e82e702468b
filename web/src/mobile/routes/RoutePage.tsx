// On the phone: the route of a day, the next stop first; navigation, the visit, and the rest ordered anew from here.
import { Toast } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { type Day, type Plan, type Stop, useRouteAct, useRouteDay } from "@/api/routes";
import { addDays, formatDay, today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { clockOf, kilometres, minutes, navigation, nowSeconds } from "@/domain/route";
import { beginAt } from "@/mobile/visits/paths";
import { useLanguage } from "@/ui/language";
import { Link, useBack } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("routes");
  const { t: tc } = useTranslation();
  const { language } = useLanguage();
  const back = useBack();
  const { data: me } = useMe();
  const [day, setDay] = useState(today);
  const member = me?.member?.id ?? null;
  const step = (by: number, name: "previousDay" | "nextDay", sign: string) => (
    <button type="button" className="ph-chip" aria-label={t(name)} onClick={() => setDay(addDays(day, by))}>
      {sign}
    </button>
  );
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("mine")}</h1>
      </header>
      <div className="ph-chips">
        {step(-1, "previousDay", "‹")}
        <span className="ph-chip">{day === today() ? t("today") : formatDay(day, language, true)}</span>
        {step(1, "nextDay", "›")}
      </div>
      {me && member === null && <EmptyState title={t("noVisits")} />}
      {member !== null && <Asked key={day} member={member} day={day} />}
    </>
  );
}

function Asked({ member, day }: { member: number; day: string }) {
  const { t } = useTranslation("routes");
  const found = useRouteDay(member, day);
  const failed = (error: unknown) => Toast.show({ icon: "fail", content: asApiError(error).message });
  const make = useRouteAct(async () => {
    const made = await api.post<Plan>(`/routes/members/${member}/plans`, { day });
    await api.post(`/routes/plans/${made.id}/acceptance`, { version: made.version });
  });
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={6} />;
  const plan = found.data.accepted ?? found.data.proposed;
  if (plan) return <Route plan={plan} data={found.data} />;
  if (found.data.visits.length === 0) return <EmptyState title={t("noVisits")} hint={t("noVisitsHint")} />;
  return (
    <section className="ph-panel">
      <h2>{t("noPlan")}</h2>
      <p className="yd-muted">{t("noPlanHint", { count: found.data.visits.length })}</p>
      {found.data.can_edit && (
        <button
          type="button"
          className="ph-primary"
          disabled={make.isPending}
          onClick={() => make.mutate(undefined, { onError: failed })}
        >
          {make.isPending ? t("planning") : t("plan")}
        </button>
      )}
    </section>
  );
}

function Route({ plan, data }: { plan: Plan; data: Day }) {
  const { t } = useTranslation("routes");
  const stops = plan.stops.filter((one) => one.position !== null);
  const now = plan.day === today() ? nowSeconds(new Date()) : 0;
  const next = stops.find((one) => !one.done && (one.leave ?? 0) > now);
  const saved = minutes(plan.before_seconds) - minutes(plan.seconds);
  return (
    <>
      {next ? (
        <Next plan={plan} stop={next} count={stops.length} canEdit={data.can_edit} />
      ) : (
        <section className="ph-panel">
          <h2>{t("finished")}</h2>
        </section>
      )}
      <section className="ph-panel" aria-label={t("stops")}>
        <h2>{t("stops")}</h2>
        <p className="yd-muted">
          {[
            t("leg", { minutes: minutes(plan.seconds), km: kilometres(plan.metres) }),
            `${t("ends")} ${clockOf(plan.ends)}`,
            saved > 0 && `${t("savedTime")} ${saved} ${t("minutes")}`,
            plan.lunch_at !== null && t("lunch", { time: clockOf(plan.lunch_at) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <ol className="ph-rows">
          {stops.map((stop, n) => (
            <li key={stop.customer_id ?? `hidden-${stop.given}`}>
              <Line stop={stop} number={n + 1} />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Line({ stop, number }: { stop: Stop; number: number }) {
  const { t } = useTranslation("routes");
  const body = (
    <>
      <span>
        <strong>
          {number}. {stop.name ?? t("hiddenOne")} {stop.grade}
        </strong>
        <small className="ph-words">
          {[
            stop.arrive !== null && t("stopTimes", { arrive: clockOf(stop.arrive), leave: clockOf(stop.leave ?? 0) }),
            (stop.metres ?? 0) > 0 &&
              t("leg", { minutes: minutes(stop.seconds ?? 0), km: kilometres(stop.metres ?? 0) }),
            stop.address,
          ]
            .filter(Boolean)
            .join(" · ")}
        </small>
      </span>
      {(stop.late ?? 0) > 0 && (
        <small className="yd-risk">{t("late", { count: Math.ceil((stop.late ?? 0) / 60) })}</small>
      )}
    </>
  );
  return stop.customer_id === null ? (
    <div className="ph-row">{body}</div>
  ) : (
    <Link className="ph-row" to={`/m/customers/${stop.customer_id}`}>
      {body}
    </Link>
  );
}

function Next({ plan, stop, count, canEdit }: { plan: Plan; stop: Stop; count: number; canEdit: boolean }) {
  const { t } = useTranslation("routes");
  const { data: me } = useMe();
  const visits = may(me?.permissions, "visit.create");
  const failed = (error: unknown) => Toast.show({ icon: "fail", content: asApiError(error).message });
  const anew = useRouteAct((here: { latitude: number; longitude: number }) =>
    api.post<Plan>(`/routes/plans/${plan.id}/replanning`, {
      version: plan.version,
      now: nowSeconds(new Date()),
      here,
    }),
  );
  const fromHere = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => anew.mutate({ latitude: coords.latitude, longitude: coords.longitude }, { onError: failed }),
      () => Toast.show({ icon: "fail", content: t("noPosition") }),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  return (
    <section className="ph-panel ph-next" aria-label={t("next")}>
      <small className="yd-faint">
        {t("next")} · {t("ofStops", { place: stop.position ?? 0, count })}
      </small>
      <h2>{stop.name ?? t("hiddenOne")}</h2>
      <p className="yd-muted">
        {[
          stop.arrive !== null && t("stopTimes", { arrive: clockOf(stop.arrive), leave: clockOf(stop.leave ?? 0) }),
          stop.address,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <div className="ph-next-acts">
        {stop.customer_id !== null && (
          <Link className="ph-primary" to={visits ? beginAt(stop.customer_id) : `/m/customers/${stop.customer_id}`}>
            {t(visits ? "visit" : "customer")}
          </Link>
        )}
        <a
          className="ph-secondary"
          href={navigation(stop.name ?? "", stop.latitude, stop.longitude)}
          target="_blank"
          rel="noreferrer"
        >
          {t("navigate")}
        </a>
        {canEdit && plan.day === today() && (
          <button type="button" className="ph-secondary" disabled={anew.isPending} onClick={fromHere}>
            {t("replanHere")}
          </button>
        )}
      </div>
    </section>
  );
}
