// A team dragged to another place of the tree: asked first, then undone with one click. The menu of a team does the same.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { childrenOf, type Drop } from "@/features/org/drop";
import { type Team, useOrgChange } from "@/features/org/queries";

export function useTeamDrop(teams: readonly Team[]): (drop: Drop) => void {
  const { t } = useTranslation("org");
  const { t: tc } = useTranslation();
  const { message, modal } = App.useApp();
  const change = useOrgChange();

  async function place(team: Team, from: number, to: number, order: number[]) {
    if (from !== to)
      await change.mutateAsync({ method: "post", path: `/teams/${team.id}/move`, body: { parent_id: to } });
    await change.mutateAsync({ method: "put", path: "/teams/order", body: { parent_id: to, team_ids: order } });
  }
  const fail = (error: unknown) => void message.error(asApiError(error).message, 8);

  return ({ team, parent, order }) => {
    const from = team.parent_id;
    if (from === null) return;
    const former = childrenOf(teams, from);
    const back = () => {
      message.destroy("team");
      place(team, parent.id, from, former).then(() => message.success(tc("undone")), fail);
    };
    const go = () =>
      place(team, from, parent.id, order).then(
        () =>
          message.success({
            key: "team",
            duration: 10,
            content: (
              <>
                {t("moved", { name: team.name, parent: parent.name })}{" "}
                <Button size="small" type="link" onClick={back}>
                  {tc("undo")}
                </Button>
              </>
            ),
          }),
        fail,
      );
    if (from === parent.id) void go();
    else
      modal.confirm({
        title: t("moveSure", { name: team.name, parent: parent.name }),
        content: t("moveSureText", { count: team.total }),
        okText: t("moveOk"),
        onOk: go,
      });
  };
}
