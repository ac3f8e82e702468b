// One team: what can be done with it, and its members.
import { DownOutlined, UserAddOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, Modal, TreeSelect } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { MemberDialog } from "@/features/org/MemberDialog";
import { MemberTable } from "@/features/org/MemberTable";
import { type Team, useOrgChange } from "@/features/org/queries";
import { TeamDialog } from "@/features/org/TeamDialog";
import { Tag } from "@/ui/figure/Tag";
import { Link } from "@/ui/nav";

export function TeamPanel({ team, teams, manages }: { team: Team; teams: Team[]; manages: boolean }) {
  const { t } = useTranslation("org");
  const { message, modal } = App.useApp();
  const { data: me } = useMe();
  const change = useOrgChange();
  const [open, setOpen] = useState<"edit" | "move" | "child" | "member" | null>(null);
  const fail = (error: unknown) => void message.error(asApiError(error).message, 8);
  const close = () =>
    modal.confirm({
      title: t("closeTitle", { name: team.name }),
      content: t("closeText"),
      okText: t("closeTeam"),
      okButtonProps: { danger: true },
      onOk: () => change.mutateAsync({ method: "post", path: `/teams/${team.id}/close` }).catch(fail),
    });
  const adds = may(me?.permissions, "member.create") && !team.closed_on;
  const siblings = teams.filter((one) => one.parent_id === team.parent_id && !one.closed_on);
  const at = siblings.findIndex((one) => one.id === team.id);
  const shift = (by: 1 | -1) => {
    const ids = siblings.map((one) => one.id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, team.id);
    change.mutate(
      { method: "put", path: "/teams/order", body: { parent_id: team.parent_id, team_ids: ids } },
      { onError: fail },
    );
  };
  return (
    <section className="yd-panel yd-stack" aria-label={team.name}>
      <header className="yd-toolbar">
        <h2>{team.name}</h2>
        <Tag color={team.kind === "team" ? "accent" : "mark"}>{t(`kind.${team.kind}`)}</Tag>
        {team.manager && <span className="yd-muted">{t("managedBy", { name: team.manager.name })}</span>}
        {team.closed_on && <Tag color="grey">{t("closedOn", { day: team.closed_on })}</Tag>}
        <span className="yd-grow" />
        <Link to={`/attainment?node=team:${team.id}`}>{t("attainment")}</Link>
        {adds && (
          <Button icon={<UserAddOutlined />} onClick={() => setOpen("member")}>
            {t("addMember")}
          </Button>
        )}
        {manages && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: team.closed_on
                ? [
                    {
                      key: "reopen",
                      label: t("reopenTeam"),
                      onClick: () =>
                        change.mutate({ method: "post", path: `/teams/${team.id}/reopen` }, { onError: fail }),
                    },
                  ]
                : [
                    { key: "edit", label: t("editTeam"), onClick: () => setOpen("edit") },
                    { key: "child", label: t("addChild"), onClick: () => setOpen("child") },
                    {
                      key: "move",
                      label: t("moveTeam"),
                      disabled: team.parent_id === null,
                      onClick: () => setOpen("move"),
                    },
                    { key: "up", label: t("moveUp"), disabled: at <= 0, onClick: () => shift(-1) },
                    {
                      key: "down",
                      label: t("moveDown"),
                      disabled: at < 0 || at === siblings.length - 1,
                      onClick: () => shift(1),
                    },
                    { key: "close", label: t("closeTeam"), danger: true, onClick: close },
                  ],
            }}
          >
            <Button icon={<DownOutlined />} aria-label={t("teamActions")} />
          </Dropdown>
        )}
      </header>
      <MemberTable team={team} teams={teams} onAdd={adds ? () => setOpen("member") : undefined} />
      {open === "edit" && <TeamDialog team={team} parent={null} onClose={() => setOpen(null)} />}
      {open === "child" && <TeamDialog team={null} parent={team} onClose={() => setOpen(null)} />}
      {open === "member" && <MemberDialog team={team} onClose={() => setOpen(null)} />}
      {open === "move" && (
        <TeamChoice
          title={t("moveTitle", { name: team.name })}
          teams={teams}
          without={team.id}
          onClose={() => setOpen(null)}
          onChoose={(parent) =>
            change.mutate(
              { method: "post", path: `/teams/${team.id}/move`, body: { parent_id: parent } },
              { onSuccess: () => setOpen(null), onError: fail },
            )
          }
          busy={change.isPending}
        />
      )}
    </section>
  );
}

export interface TeamChoiceProps {
  title: string;
  teams: Team[];
  /** This team and those below it cannot be chosen. */
  without?: number;
  onChoose: (team: number) => void;
  onClose: () => void;
  busy: boolean;
}

export function TeamChoice({ title, teams, without, onChoose, onClose, busy }: TeamChoiceProps) {
  const { t } = useTranslation("org");
  const [chosen, setChosen] = useState<number | null>(null);
  const below = new Set<number>(without === undefined ? [] : [without]);
  for (const team of teams) if (team.parent_id !== null && below.has(team.parent_id)) below.add(team.id);
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={() => chosen !== null && onChoose(chosen)}
      okButtonProps={{ disabled: chosen === null }}
      confirmLoading={busy}
    >
      <TreeSelect
        aria-label={t("team")}
        treeDataSimpleMode
        showSearch={{ treeNodeFilterProp: "title" }}
        value={chosen}
        style={{ width: "100%" }}
        placeholder={t("chooseTeam")}
        treeData={teams
          .filter((one) => !one.closed_on && !below.has(one.id))
          .map((one) => ({ id: one.id, pId: one.parent_id ?? 0, value: one.id, title: one.name }))}
        onChange={setChosen}
      />
    </Modal>
  );
}
