// A person's day on the road: what is to be visited, the order that takes least travel, the map.
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type Day, useRouteDay, useRouteMap, useRouteSetup } from "@/api/routes";
import { today } from "@/domain/dates";
import { Chosen } from "@/features/routes/Chosen";
import { DayHead } from "@/features/routes/DayHead";
import { RouteFigures } from "@/features/routes/RouteFigures";
import { StopList } from "@/features/routes/StopList";
import { useOrder } from "@/features/routes/useOrder";
import { useAddress } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/routes.css";

const RouteMap = lazy(() => import("@/features/routes/RouteMap").then((one) => ({ default: one.RouteMap })));

export function Page() {
  const { data: me } = useMe();
  const { search } = useAddress();
  const member = Number(search.get("member")) || me?.member?.id || null;
  const day = search.get("day") ?? today();
  const { t } = useTranslation("routes");
  if (!me) return <Loading shape="page" />;
  return (
    <div className="yd-page yd-stack">
      {member === null ? (
        <>
          <h1>{t("title")}</h1>
          <DayHead member={null} day={day} />
        </>
      ) : (
        <Asked key={`${member}|${day}`} member={member} day={day} />
      )}
    </div>
  );
}

function Asked({ member, day }: { member: number; day: string }) {
  const { t } = useTranslation("routes");
  const found = useRouteDay(member, day);
  if (found.isError) {
    return (
      <>
        <h1>{t("title")}</h1>
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      </>
    );
  }
  if (found.isPending) return <Loading shape="page" />;
  return <Shown data={found.data} />;
}

function Shown({ data }: { data: Day }) {
  const { t } = useTranslation("routes");
  const plan = data.proposed ?? data.accepted;
  const order = useOrder(plan);
  const points = useRouteMap(data.member.id);
  const setup = useRouteSetup();
  const [chosen, setChosen] = useState<number[]>([]);
  const choose = (id: number) =>
    setChosen((last) => (last.includes(id) ? last.filter((one) => one !== id) : [...last, id]));
  return (
    <>
      <h1>{t("title")}</h1>
      <DayHead member={data.member} day={data.day} data={data} plan={plan} order={order} />
      {chosen.length > 0 && <Chosen data={data} ids={chosen} onDone={() => setChosen([])} />}
      {plan && <RouteFigures plan={plan} figures={order.figures ?? plan} />}
      <div className="yd-routes">
        <section className="yd-panel yd-routes-list" aria-label={t("stops")}>
          {plan ? <StopList plan={plan} order={order} canEdit={data.can_edit} /> : <Before data={data} />}
        </section>
        <section className="yd-panel yd-routes-map" aria-label={t("map")}>
          <Suspense fallback={<Loading rows={8} />}>
            <RouteMap
              points={points.data?.points ?? []}
              more={points.data?.more ?? false}
              stops={order.shown}
              start={
                plan?.start_latitude != null && plan.start_longitude != null
                  ? [plan.start_latitude, plan.start_longitude]
                  : null
              }
              returns={plan?.returns ?? false}
              tiles={setup.data?.tiles ?? null}
              chosen={chosen}
              onChoose={data.can_edit ? choose : undefined}
            />
          </Suspense>
          {points.isError && <PageError compact error={points.error} onRetry={() => void points.refetch()} />}
        </section>
      </div>
    </>
  );
}

function Before({ data }: { data: Day }) {
  const { t } = useTranslation("routes");
  if (data.visits.length === 0) return <EmptyState title={t("noVisits")} hint={t("noVisitsHint")} />;
  return (
    <>
      <h2>{t("notYet")}</h2>
      <p className="yd-muted">{t("notYetHint", { count: data.visits.length })}</p>
      <ol className="yd-routes-stops">
        {data.visits.map((one, n) => (
          <li key={one.customer_id} className="yd-routes-stop">
            <span className="yd-routes-number">{n + 1}</span>
            <span>
              {one.name} <small className="yd-faint">{one.grade}</small>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
