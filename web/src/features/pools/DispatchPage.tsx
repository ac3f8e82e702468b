// Automatic assignment of a pool: method, hours, receivers; what it would do now, and why it did what it did.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, Select, Switch, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useMoved, usePools } from "@/api/pools";
import { may } from "@/domain/permissions";
import { DecisionTable } from "@/features/pools/DecisionTable";
import { HoursEditor } from "@/features/pools/HoursEditor";
import { firstOf, Labelled } from "@/features/pools/Labelled";
import { type Dispatch, METHODS, useDispatch, useDispatchChange } from "@/features/pools/queries";
import { SeatsTable } from "@/features/pools/SeatsTable";
import { Link, useParam } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/attainment.css";
import "@/styles/pools.css";

export function Page() {
  const { t } = useTranslation("pools");
  const id = Number(useParam("id"));
  const pools = usePools();
  const found = useDispatch(id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  const pool = pools.data?.items.find((one) => one.id === id);
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <Link to={`/pools/${id}`} aria-label={t("back")}>
          <ArrowLeftOutlined />
        </Link>
        <h1>
          {pool?.name} · {t("dispatch.title")}
        </h1>
      </header>
      <p className="yd-faint">{t("dispatch.lead")}</p>
      <Settings key={found.data.version} pool={id} stored={found.data} />
      <Decided pool={id} />
    </div>
  );
}

function Settings({ pool, stored }: { pool: number; stored: Dispatch }) {
  const { t } = useTranslation("pools");
  const { t: tc } = useTranslation();
  const { data: me } = useMe();
  const { message } = App.useApp();
  const { save } = useDispatchChange(pool);
  const [draft, setDraft] = useState(stored);
  const set = (change: Partial<Dispatch>) => setDraft((known) => ({ ...known, ...change }));
  const may_edit = may(me?.permissions, "pool.manage");
  const changed = JSON.stringify(draft) !== JSON.stringify(stored);
  return (
    <section className="yd-panel yd-stack">
      <div className="yd-pool-grid">
        <Labelled text={t("dispatch.active")}>
          <Switch
            aria-label={t("dispatch.active")}
            disabled={!may_edit}
            checked={draft.active}
            onChange={(active) => set({ active })}
          />
        </Labelled>
        <Labelled text={t("dispatch.method")}>
          <Select
            aria-label={t("dispatch.method")}
            style={{ width: "100%" }}
            disabled={!may_edit}
            value={draft.method}
            options={METHODS.map((one) => ({ value: one, label: t(`dispatch.methods.${one}`) }))}
            onChange={(method) => set({ method })}
          />
        </Labelled>
      </div>
      <HoursEditor hours={draft.hours} disabled={!may_edit} onChange={(hours) => set({ hours })} />
      <Checkbox
        disabled={!may_edit}
        checked={draft.on_duty_only}
        onChange={(event) => set({ on_duty_only: event.target.checked })}
      >
        {t("dispatch.onDuty")}
      </Checkbox>
      <Checkbox
        disabled={!may_edit}
        checked={draft.territory_only}
        onChange={(event) => set({ territory_only: event.target.checked })}
      >
        {t("dispatch.territoryOnly")}
      </Checkbox>
      <SeatsTable seats={draft.seats} disabled={!may_edit} onChange={(seats) => set({ seats })} />
      {may_edit && (
        <div className="yd-form-foot">
          <Button
            type="primary"
            disabled={!changed}
            loading={save.isPending}
            onClick={() =>
              save.mutate(
                { ...draft, seats: draft.seats.map(({ name: _, ...seat }) => seat) },
                { onError: (error) => void message.error(firstOf(error)) },
              )
            }
          >
            {tc("save")}
          </Button>
        </div>
      )}
    </section>
  );
}

function Decided({ pool }: { pool: number }) {
  const { t } = useTranslation("pools");
  const { message } = App.useApp();
  const { run } = useDispatchChange(pool);
  const moved = useMoved();
  const go = () =>
    run.mutate(undefined, {
      onSuccess: async ({ done }) => {
        await moved();
        message.success(t("dispatch.ran", { count: done }));
      },
      onError: (error) => void message.error(firstOf(error)),
    });
  return (
    <section className="yd-panel">
      <Button loading={run.isPending} onClick={go}>
        {t("dispatch.run")}
      </Button>
      <Tabs
        items={[
          { key: "plan", label: t("dispatch.plan"), children: <DecisionTable pool={pool} planned /> },
          { key: "log", label: t("dispatch.log"), children: <DecisionTable pool={pool} planned={false} /> },
        ]}
      />
    </section>
  );
}
