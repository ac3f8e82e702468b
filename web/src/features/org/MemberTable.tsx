// The members of a team, a page at a time, each with what can be done.
import { DownOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { LeaveDialog } from "@/features/org/LeaveDialog";
import { PasswordShown } from "@/features/org/MemberDialog";
import { type OneTimePassword, type Team, type TeamMember, useOrgChange, useTeamMembers } from "@/features/org/queries";
import { RolesDialog } from "@/features/org/RolesDialog";
import { TeamChoice } from "@/features/org/TeamPanel";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

type Act = "move" | "further" | "roles" | "leave";

export interface MemberTableProps {
  team: Team;
  teams: Team[];
  /** Left out where nobody can be added. */
  onAdd?: (() => void) | undefined;
}

export function MemberTable({ team, teams, onAdd }: MemberTableProps) {
  const { t } = useTranslation("org");
  const { t: word } = useTranslation();
  const [left, setLeft] = useState(false);
  const members = useTeamMembers(team.id, left);
  if (members.isError) return <PageError compact error={members.error} onRetry={() => void members.refetch()} />;
  if (members.isPending) return <Loading rows={5} />;
  const rows = members.data.pages.flatMap((page) => page.items);
  return (
    <>
      <span className="yd-inline">
        <Switch size="small" checked={left} onChange={setLeft} aria-label={t("showLeft")} /> {t("showLeft")}
      </span>
      {rows.length === 0 ? (
        <EmptyState compact title={t("noMembers")}>
          {onAdd && (
            <Button type="primary" onClick={onAdd}>
              {t("addMember")}
            </Button>
          )}
        </EmptyState>
      ) : (
        <div className="yd-x-scroll">
          <table className="yd-plain-table">
            <thead>
              <tr>
                <th scope="col">{t("name")}</th>
                <th scope="col">{t("position")}</th>
                <th scope="col">{t("roles")}</th>
                <th scope="col">{t("username")}</th>
                <th scope="col">{t("superior")}</th>
                <th scope="col">{t("startedOn")}</th>
                <th scope="col" aria-label={t("actions")} />
              </tr>
            </thead>
            <tbody>
              {rows.map((member) => (
                <Row key={member.id} member={member} team={team} teams={teams} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {members.hasNextPage && (
        <Button block loading={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
          {word("loadMore")}
        </Button>
      )}
    </>
  );
}

function Row({ member, team, teams }: { member: TeamMember; team: Team; teams: Team[] }) {
  const { t } = useTranslation("org");
  const { label } = useLanguage();
  const { link } = useOpenRecord();
  const { message } = App.useApp();
  const { data: me } = useMe();
  const change = useOrgChange();
  const reset = useOrgChange<OneTimePassword>();
  const [act, setAct] = useState<Act | null>(null);
  const [made, setMade] = useState<OneTimePassword | null>(null);
  const fail = (error: unknown) => void message.error(asApiError(error).message, 8);
  const path = `/members/${member.id}`;
  const items = member.ended_on
    ? [
        {
          key: "return",
          label: t("comeBack"),
          onClick: () => change.mutate({ method: "post", path: `${path}/return` }, { onError: fail }),
        },
      ]
    : [
        { key: "move", label: t("moveMember"), onClick: () => setAct("move") },
        { key: "further", label: t("furtherTeam"), onClick: () => setAct("further") },
        { key: "roles", label: t("setRoles"), onClick: () => setAct("roles") },
        {
          key: "password",
          label: t("resetPassword"),
          onClick: () =>
            reset.mutate({ method: "post", path: `${path}/reset-password` }, { onSuccess: setMade, onError: fail }),
        },
        { key: "leave", label: t("leave"), danger: true, onClick: () => setAct("leave") },
      ];
  const place = (to: number) =>
    change.mutate(
      { method: "post", path: act === "move" ? `${path}/move` : `${path}/teams`, body: { team_id: to } },
      { onSuccess: () => setAct(null), onError: fail },
    );
  return (
    <tr className={member.ended_on ? "yd-faint" : ""}>
      <td>
        <a {...link("member", member.id)}>{member.name}</a> {member.further && <Tag color="accent">{t("further")}</Tag>}
        {team.manager?.id === member.id && <Tag color="mark">{t("manager")}</Tag>}
      </td>
      <td>{member.position}</td>
      <td>{member.roles.map((one) => label(one.label)).join("、")}</td>
      <td>{member.username}</td>
      <td>{member.manager?.name}</td>
      <td>{member.ended_on ? t("leftOn", { day: member.ended_on }) : member.started_on}</td>
      <td>
        {may(me?.permissions, "member.edit") && (
          <Dropdown trigger={["click"]} menu={{ items }}>
            <Button
              size="small"
              type="text"
              icon={<DownOutlined />}
              aria-label={t("actionsFor", { name: member.name })}
            />
          </Dropdown>
        )}
        {(act === "move" || act === "further") && (
          <TeamChoice
            title={t(act === "move" ? "moveMemberTitle" : "furtherTitle", { name: member.name })}
            teams={teams}
            without={-1}
            busy={change.isPending}
            onClose={() => setAct(null)}
            onChoose={place}
          />
        )}
        {act === "roles" && <RolesDialog member={member} onClose={() => setAct(null)} />}
        {act === "leave" && <LeaveDialog member={member} onClose={() => setAct(null)} />}
        {made && <PasswordShown made={made} onClose={() => setMade(null)} />}
      </td>
    </tr>
  );
}
