// The recycling rules of a pool: written down, previewed, switched on.
import { ArrowLeftOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Pool, usePools } from "@/api/pools";
import { countRules } from "@/domain/conditions";
import { firstOf } from "@/features/pools/Labelled";
import { PreviewPanel } from "@/features/pools/PreviewPanel";
import { type Preview, type Rule, useRules, useSetup, useStartPreview } from "@/features/pools/queries";
import { RuleForm } from "@/features/pools/RuleForm";
import { useClauseText } from "@/features/pools/useClauseText";
import { Link, useParam } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";
import "@/styles/attainment.css";
import "@/styles/pools.css";

export function Page() {
  const id = Number(useParam("id"));
  const pools = usePools();
  if (pools.isError) return <PageError error={pools.error} onRetry={() => void pools.refetch()} />;
  if (pools.isPending) return <Loading />;
  const pool = pools.data.items.find((one) => one.id === id);
  return pool ? <RulesOf key={id} pool={pool} pools={pools.data.items} /> : <NotFound />;
}

function RulesOf({ pool, pools }: { pool: Pool; pools: Pool[] }) {
  const { t } = useTranslation("pools");
  const { message } = App.useApp();
  const rules = useRules(pool.id);
  const start = useStartPreview();
  const [editing, setEditing] = useState<Rule | "new" | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const items = rules.data?.items ?? [];
  const look = () =>
    start.mutate(
      { pool: pool.id, rules: null },
      { onSuccess: setPreview, onError: (error) => void message.error(firstOf(error)) },
    );
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <Link to={`/pools/${pool.id}`} aria-label={t("back")}>
          <ArrowLeftOutlined />
        </Link>
        <h1>
          {pool.name} · {t("rule.title")}
        </h1>
        <span className="yd-grow" />
        {items.length > 0 && (
          <Button loading={start.isPending} onClick={look}>
            {t("preview.all")}
          </Button>
        )}
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
          {t("rule.new")}
        </Button>
      </header>
      <p className="yd-faint">{t("rule.lead")}</p>
      {rules.isError && <PageError error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.isPending && <Loading rows={3} />}
      {rules.isSuccess && items.length === 0 && <EmptyState compact title={t("rule.none")} />}
      {items.length > 0 && (
        <section className="yd-panel yd-x-scroll">
          <table className="yd-figure-table yd-second-text yd-third-text">
            <thead>
              <tr>
                <th scope="col">{t("rule.name")}</th>
                <th scope="col">{t("rule.when")}</th>
                <th scope="col">{t("rule.condition")}</th>
                <th scope="col">{t("rule.target")}</th>
                <th scope="col">{t("rule.active")}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((rule) => (
                <Line key={rule.id} rule={rule} pool={pool} pools={pools} onEdit={() => setEditing(rule)} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {preview && <PreviewPanel key={preview.id} started={preview} />}
      {editing && rules.data && (
        <RuleForm
          pool={pool}
          pools={pools}
          rule={editing === "new" ? null : editing}
          dateFields={rules.data.date_fields}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

function Line({ rule, pool, pools, onEdit }: { rule: Rule; pool: Pool; pools: Pool[]; onEdit: () => void }) {
  const { t } = useTranslation("pools");
  const { message } = App.useApp();
  const { rule: store } = useSetup();
  const said = useClauseText();
  const turn = (active: boolean) =>
    store.mutate({ ...rule, pool: pool.id, active }, { onError: (error) => void message.error(firstOf(error)) });
  const conditions = countRules(rule.condition);
  const target = pools.find((one) => one.id === (rule.target_id ?? pool.id));
  return (
    <tr>
      <td>
        <Button type="link" size="small" onClick={onEdit}>
          {rule.name}
        </Button>
      </td>
      <td style={{ textAlign: "start" }}>{said(rule)}</td>
      <td style={{ textAlign: "start" }}>
        {conditions ? t("rule.conditionCount", { count: conditions }) : t("rule.everyRecord")}
        {rule.broken && <div className="yd-risk">{t("rule.broken")}</div>}
      </td>
      <td style={{ textAlign: "start" }}>{target?.name}</td>
      <td>
        <Switch
          size="small"
          aria-label={`${rule.name} ${t("rule.active")}`}
          checked={rule.active}
          loading={store.isPending}
          onChange={turn}
        />
      </td>
    </tr>
  );
}
