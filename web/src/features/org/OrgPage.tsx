// The organisation: the tree on the left, the chosen team with its members on the right.
import "@/styles/org.css";
import { PlusOutlined } from "@ant-design/icons";
import { Button, Input, Switch, Tree } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { dropped } from "@/features/org/drop";
import { OrgTabs } from "@/features/org/OrgTabs";
import { type Team, useTeams } from "@/features/org/queries";
import { TeamDialog } from "@/features/org/TeamDialog";
import { TeamPanel } from "@/features/org/TeamPanel";
import { useTeamDrop } from "@/features/org/useTeamDrop";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface Node {
  key: number;
  title: string;
  children: Node[];
}

function nested(teams: readonly Team[], only: ReadonlySet<number> | null): Node[] {
  const nodes = new Map<number, Node>();
  const roots: Node[] = [];
  for (const team of teams) {
    if (only && !only.has(team.id)) continue;
    const node: Node = { key: team.id, title: team.name, children: [] };
    nodes.set(team.id, node);
    (team.parent_id === null ? roots : (nodes.get(team.parent_id)?.children ?? roots)).push(node);
  }
  return roots;
}

/** Those that match and all above them. */
function matching(teams: readonly Team[], text: string): Set<number> | null {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return null;
  const byId = new Map(teams.map((team) => [team.id, team]));
  const found = new Set<number>();
  for (const team of teams) {
    if (!team.name.toLowerCase().includes(wanted) && !team.manager?.name.toLowerCase().includes(wanted)) continue;
    for (let at: Team | undefined = team; at; at = at.parent_id === null ? undefined : byId.get(at.parent_id))
      found.add(at.id);
  }
  return found;
}

/** antd's word for a place beside a node. */
const GAP: Record<string, "before" | "after"> = { "-1": "before", "1": "after" };

export function Page() {
  const { t } = useTranslation("org");
  const { data: me } = useMe();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const closed = search.get("closed") !== null;
  const teams = useTeams(closed);
  const [text, setText] = useState("");
  const [adding, setAdding] = useState(false);
  const manages = may(me?.permissions, "team.manage");
  const all = teams.data ?? [];
  const drop = useTeamDrop(all);
  const only = useMemo(() => matching(all, text), [all, text]);
  const tree = useMemo(() => nested(all, only), [all, only]);
  if (teams.isError) return <PageError error={teams.error} onRetry={() => void teams.refetch()} />;
  if (teams.isPending) return <Loading />;
  const byId = new Map(all.map((one) => [one.id, one]));
  const chosen = byId.get(Number(search.get("team"))) ?? all.find((one) => one.id === me?.member?.team?.id) ?? all[0];
  return (
    <div className="yd-stack">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <OrgTabs at="/org" />
        <span className="yd-muted">
          {t("size", {
            teams: all.length,
            members: all.filter((one) => one.parent_id === null).reduce((sum, one) => sum + one.total, 0),
          })}
        </span>
        <span className="yd-grow" />
        <span className="yd-inline">
          <Switch
            size="small"
            checked={closed}
            onChange={(on) => patch({ closed: on ? "1" : null })}
            aria-label={t("showClosed")}
          />{" "}
          {t("showClosed")}
        </span>
        {manages && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t("addTeam")}
          </Button>
        )}
      </header>
      <div className="yd-org">
        <aside className="yd-panel">
          <Input.Search
            allowClear
            aria-label={t("find")}
            placeholder={t("find")}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {tree.length === 0 ? (
            <EmptyState compact art="filter" title={t("noTeam")} />
          ) : (
            <Tree<Node>
              key={only ? text : "all"}
              blockNode
              draggable={
                manages && !only
                  ? { icon: false, nodeDraggable: ({ key }) => !!byId.get(Number(key))?.parent_id }
                  : false
              }
              allowDrop={({ dragNode, dropNode, dropPosition }) =>
                dropped(all, dragNode.key, dropNode.key, GAP[String(dropPosition)] ?? null) !== null
              }
              onDrop={({ dragNode, node, dropPosition, dropToGap }) => {
                const place = dropPosition - Number(node.pos.split("-").at(-1));
                const found = dropped(all, dragNode.key, node.key, dropToGap ? (GAP[String(place)] ?? null) : null);
                if (found) drop(found);
              }}
              virtual
              height={560}
              treeData={tree}
              defaultExpandAll={only !== null || all.length <= 60}
              defaultExpandedKeys={chosen ? [chosen.id, ...(tree[0] ? [tree[0].key] : [])] : []}
              selectedKeys={chosen ? [chosen.id] : []}
              onSelect={([key]) => key !== undefined && patch({ team: String(key) }, { replace: false })}
              titleRender={(node) => {
                const team = byId.get(node.key);
                return (
                  <span className={team?.closed_on ? "yd-org-node yd-faint" : "yd-org-node"}>
                    <span>{node.title}</span>
                    <small className="yd-faint yd-num">{team?.closed_on ? t("closedMark") : team?.total}</small>
                  </span>
                );
              }}
            />
          )}
        </aside>
        {chosen ? (
          <TeamPanel key={chosen.id} team={chosen} teams={all} manages={manages} />
        ) : (
          <EmptyState title={t("empty")} hint={t("emptyHint")} />
        )}
      </div>
      {adding && <TeamDialog team={null} parent={chosen ?? null} onClose={() => setAdding(false)} />}
    </div>
  );
}
