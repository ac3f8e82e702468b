// Territories: the tree, with what each one covers and who is responsible; each leads to its customers.
import { PlusOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { listAddress } from "@/domain/view";
import { OrgTabs } from "@/features/org/OrgTabs";
import { TerritoryDialog } from "@/features/org/TerritoryDialog";
import { areaName, keyOf, type Territory, useTerritories } from "@/features/org/territories";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/org.css";

const SHOWN = 8;

interface Line {
  territory: Territory;
  depth: number;
}
function inOrder(all: readonly Territory[], parent: number | null = null, depth = 0): Line[] {
  return all
    .filter((one) => one.parent_id === parent)
    .flatMap((territory) => [{ territory, depth }, ...inOrder(all, territory.id, depth + 1)]);
}

export function Page() {
  const { t } = useTranslation("org");
  const { data: me } = useMe();
  const territories = useTerritories();
  const [editing, setEditing] = useState<{ territory: Territory | null; parent: Territory | null } | null>(null);
  const manages = may(me?.permissions, "team.manage");
  if (territories.isError) return <PageError error={territories.error} onRetry={() => void territories.refetch()} />;
  if (territories.isPending) return <Loading />;
  const add = (parent: Territory | null) => setEditing({ territory: null, parent });
  return (
    <div className="yd-stack">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <OrgTabs at="/org/territories" />
        <span className="yd-grow" />
        {manages && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => add(null)}>
            {t("territory.add")}
          </Button>
        )}
      </header>
      <p className="yd-faint">{t("territory.lead")}</p>
      {territories.data.length === 0 ? (
        <EmptyState title={t("territory.none")} hint={t("territory.noneHint")} />
      ) : (
        <ul className="yd-territories">
          {inOrder(territories.data).map(({ territory, depth }) => (
            <li key={territory.id} className="yd-panel" style={{ marginInlineStart: Math.min(depth, 3) * 20 }}>
              <div className="yd-territory-head">
                <strong>{territory.name}</strong>
                {territory.code && <span className="yd-faint">{territory.code}</span>}
                <span className="yd-grow" />
                <Link
                  to={listAddress("/customers", {
                    filter: {
                      combinator: "and",
                      rules: [{ field: "territory", operator: "=", value: territory.id }],
                    },
                  })}
                >
                  {t("territory.customers")}
                </Link>
                {manages && (
                  <>
                    <Button size="small" onClick={() => add(territory)}>
                      {t("territory.addBelow")}
                    </Button>
                    <Button size="small" onClick={() => setEditing({ territory, parent: null })}>
                      {t("territory.edit")}
                    </Button>
                  </>
                )}
              </div>
              <div className="yd-territory-areas">
                {territory.areas.slice(0, SHOWN).map((area) => (
                  <Tag key={keyOf(area)}>{areaName(area)}</Tag>
                ))}
                {territory.areas.length > SHOWN && (
                  <span className="yd-faint">{t("territory.more", { count: territory.areas.length - SHOWN })}</span>
                )}
                {territory.areas.length === 0 && <span className="yd-faint">{t("territory.noAreas")}</span>}
              </div>
              <p className="yd-muted">
                {t("territory.manager")}：{territory.manager?.name ?? t("territory.nobody")} · {t("territory.teams")}：
                {territory.teams.map((team) => team.name).join("、") || t("territory.nobody")}
              </p>
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <TerritoryDialog
          key={editing.territory?.id ?? "new"}
          {...editing}
          all={territories.data}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
