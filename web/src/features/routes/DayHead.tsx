// Whose day it is, where it starts, and what can be done: plan, accept, discard, keep an order made by hand, plan weeks.
import { App, Button, Input, Select } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { type Day, type Named, type Plan, type Start, useRouteAct } from "@/api/routes";
import { addDays, today } from "@/domain/dates";
import { may } from "@/domain/permissions";
import type { Order } from "@/features/routes/useOrder";
import { RefPicker } from "@/ui/field/RefPicker";
import { Tag } from "@/ui/figure/Tag";
import { Link, usePatchSearch } from "@/ui/nav";
import { lazyPart } from "@/ui/state/lazyPart";

const CycleDialog = lazyPart(() =>
  import("@/features/routes/CycleDialog").then((one) => ({ default: one.CycleDialog })),
);
const COLOURS = { proposed: "gold", accepted: "green", replaced: "grey" } as const;

interface HeadProps {
  member: Named | null;
  day: string;
  data?: Day;
  plan?: Plan | null;
  order?: Order;
}

export function DayHead({ member, day, data, plan, order }: HeadProps) {
  const { t } = useTranslation("routes");
  const patch = usePatchSearch();
  const { data: me } = useMe();
  const [cycling, setCycling] = useState(false);
  return (
    <div className="yd-toolbar yd-routes-head">
      <div className="yd-routes-who">
        <RefPicker
          resource="member"
          aria-label={t("member")}
          value={member && { id: member.id, label: member.name }}
          onChange={(one) => patch({ member: one ? String(one.id) : null })}
        />
      </div>
      <Button aria-label={t("previousDay")} onClick={() => patch({ day: addDays(day, -1) })}>
        ‹
      </Button>
      <Input
        type="date"
        aria-label={t("day")}
        className="yd-routes-day"
        value={day}
        onChange={(event) => event.target.value && patch({ day: event.target.value })}
      />
      <Button aria-label={t("nextDay")} onClick={() => patch({ day: addDays(day, 1) })}>
        ›
      </Button>
      {day !== today() && <Button onClick={() => patch({ day: null })}>{t("today")}</Button>}
      {data && !data.workday && <Tag color="grey">{t("freeDay")}</Tag>}
      {plan && <Tag color={COLOURS[plan.status]}>{t(plan.status)}</Tag>}
      {data?.can_edit && <Acts data={data} plan={plan ?? null} order={order} />}
      {me && may(me.permissions, "route.edit") && <Button onClick={() => setCycling(true)}>{t("cycle")}</Button>}
      {me && may(me.permissions, "route_setup.manage") && <Link to="/routes/setup">{t("setup")}</Link>}
      <Suspense>{cycling && <CycleDialog member={member} onClose={() => setCycling(false)} />}</Suspense>
      {data && (data.unplaced.length > 0 || data.hidden > 0) && (
        <p className="yd-muted yd-routes-note">
          {data.unplaced.length > 0 && (
            <>
              {t("unplaced", { count: data.unplaced.length })}{" "}
              {data.unplaced.slice(0, 5).map((one) => (
                <Link key={one.id} to={`/customers/${one.id}`}>
                  {one.name}{" "}
                </Link>
              ))}
            </>
          )}
          {data.hidden > 0 && t("hidden", { count: data.hidden })}
        </p>
      )}
    </div>
  );
}

function Acts({ data, plan, order }: { data: Day; plan: Plan | null; order: Order | undefined }) {
  const { t } = useTranslation("routes");
  const { message } = App.useApp();
  const [start, setStart] = useState<Start | null>(data.start);
  const failed = (error: unknown) => void message.error(asApiError(error).message, 6);
  const make = useRouteAct(() =>
    api.post<Plan>(`/routes/members/${data.member.id}/plans`, {
      day: data.day,
      start: start && { name: start.name, latitude: start.latitude, longitude: start.longitude, returns: true },
    }),
  );
  const act = useRouteAct((verb: "acceptance" | "discard") =>
    api.post(`/routes/plans/${plan?.id}/${verb}`, { version: plan?.version }),
  );
  const keep = useRouteAct(() =>
    api.put<Plan>(`/routes/plans/${plan?.id}/order`, {
      version: plan?.version,
      order: order?.ids,
      must: [...(order?.must ?? [])],
    }),
  );
  const here = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setStart({ name: t("startHere"), latitude: coords.latitude, longitude: coords.longitude }),
      () => void message.error(t("noPosition"), 6),
    );
  const changed = order?.changed ?? false;
  return (
    <>
      <Select
        aria-label={t("start")}
        className="yd-routes-start"
        value={start ? "known" : "first"}
        options={[
          { value: "first", label: t("startFirst") },
          ...(start ? [{ value: "known", label: `${t("start")} ${start.name}` }] : []),
          { value: "here", label: t("startHere") },
        ]}
        onChange={(one) => (one === "here" ? here() : one === "first" ? setStart(null) : undefined)}
      />
      {data.visits.length > 0 && (
        <Button
          type={plan ? "default" : "primary"}
          loading={make.isPending}
          onClick={() => make.mutate(undefined, { onError: failed })}
        >
          {plan ? t("planAgain") : t("plan")}
        </Button>
      )}
      {changed && (
        <>
          <Button
            type="primary"
            loading={keep.isPending}
            onClick={() =>
              keep.mutate(undefined, { onSuccess: () => void message.success(t("saved")), onError: failed })
            }
          >
            {t("saveOrder")}
          </Button>
          <Button onClick={order?.undo}>{t("undoOrder")}</Button>
        </>
      )}
      {plan?.status === "proposed" && !changed && (
        <>
          <Button type="primary" loading={act.isPending} onClick={() => act.mutate("acceptance", { onError: failed })}>
            {t("accept")}
          </Button>
          <Button disabled={act.isPending} onClick={() => act.mutate("discard", { onError: failed })}>
            {t("discard")}
          </Button>
        </>
      )}
    </>
  );
}
