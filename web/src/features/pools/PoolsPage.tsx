// All public pools at a glance: what lies in each, where one stands, and what nobody owns.
import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type Pool, type PoolKind, usePools } from "@/api/pools";
import { where } from "@/domain/conditions";
import { may } from "@/domain/permissions";
import { listAddress } from "@/domain/view";
import { PoolForm } from "@/features/pools/PoolForm";
import { PoolTabs } from "@/features/pools/PoolTabs";
import { StandingLine } from "@/features/pools/StandingLine";
import { Tag } from "@/ui/figure/Tag";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/pools.css";

const KINDS = ["customer", "lead"] as const;

export function Page() {
  const { t } = useTranslation("pools");
  const { data: me } = useMe();
  const pools = usePools();
  const [editing, setEditing] = useState<Pool | "new" | null>(null);
  const manages = may(me?.permissions, "pool.manage");
  const items = pools.data?.items ?? [];
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <span className="yd-grow" />
        {manages && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
            {t("new")}
          </Button>
        )}
      </header>
      <PoolTabs at="pools" />
      <p className="yd-faint">{t("lead")}</p>
      {pools.isError && <PageError error={pools.error} onRetry={() => void pools.refetch()} />}
      {pools.isPending && <Loading shape="cards" />}
      {pools.isSuccess && items.length === 0 && (
        <EmptyState title={t("none")} hint={t(manages ? "noneHint" : "noneMember")} />
      )}
      {KINDS.map((kind) => (
        <OfKind
          key={kind}
          kind={kind}
          pools={items.filter((one) => one.kind === kind)}
          ownerless={pools.data?.ownerless[kind] ?? 0}
          onEdit={manages ? setEditing : null}
        />
      ))}
      {editing && <PoolForm pool={editing === "new" ? null : editing} pools={items} onClose={() => setEditing(null)} />}
    </div>
  );
}

interface OfKindProps {
  kind: PoolKind;
  pools: Pool[];
  ownerless: number;
  onEdit: ((pool: Pool) => void) | null;
}

function OfKind({ kind, pools, ownerless, onEdit }: OfKindProps) {
  const { t } = useTranslation("pools");
  if (pools.length === 0) return null;
  const lost = listAddress(kind === "customer" ? "/customers" : "/leads", {
    scope: "all",
    filter: { combinator: "and", rules: [...where("owner", "null").rules, ...where("pool", "null").rules] },
  });
  return (
    <section aria-label={t(kind === "customer" ? "customers" : "leads")}>
      <h2 className="yd-pool-kind">{t(kind === "customer" ? "customers" : "leads")}</h2>
      {ownerless > 0 && (
        <p className="yd-warn" role="status">
          {t("ownerless", { count: ownerless })} <Link to={lost}>{t("ownerlessShow")}</Link>
        </p>
      )}
      <ul className="yd-pool-cards">
        {pools.map((pool) => (
          <li key={pool.id} className="yd-panel">
            <h3>
              <Link to={`/pools/${pool.id}`}>{pool.name}</Link> {!pool.active && <Tag color="grey">{t("off")}</Tag>}
              {pool.assign_only && <Tag color="blue">{t("assignOnly")}</Tag>}
            </h3>
            <p className="yd-pool-count">
              {t(pool.assign_only ? "recordsToAssign" : "records", { count: pool.count })}
            </p>
            {pool.note && <p className="yd-faint">{pool.note}</p>}
            <StandingLine pool={pool} />
            <p className="yd-pool-acts">
              {onEdit && (
                <>
                  <button type="button" onClick={() => onEdit(pool)}>
                    {t("settings")}
                  </button>
                  <Link to={`/pools/${pool.id}/rules`}>{t("rules")}</Link>
                </>
              )}
              {pool.admin && <Link to={`/pools/${pool.id}/assignment`}>{t("assignment")}</Link>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
