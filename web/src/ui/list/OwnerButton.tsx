// "Change owner" at the head of a record, with the same dialog as in lists and the same way back.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Assignable } from "@/api/assigning";
import { asApiError } from "@/api/errors";
import { useAssignAction } from "@/ui/list/useAssignAction";

export function OwnerButton({ resource, id }: { resource: Assignable; id: number }) {
  const { t } = useTranslation("list");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const { actions, dialog } = useAssignAction(resource);
  const [assign] = actions;
  if (!assign) return null;

  async function takeBack(token: string) {
    message.destroy("owner");
    try {
      const { failed } = (await assign?.undo?.(token)) ?? { failed: [] };
      if (failed[0]) message.error(failed[0].message);
      else message.success(tc("undone"));
    } catch (error) {
      message.error(asApiError(error).message);
    }
  }
  async function change() {
    const answer = await assign?.run({ ids: [id] }, "1");
    const token = answer?.undo_token;
    if (answer?.failed[0]) message.error(answer.failed[0].message);
    else if (token)
      message.success({
        key: "owner",
        duration: 10,
        content: (
          <>
            {t("assign.done")}{" "}
            <Button size="small" type="link" onClick={() => void takeBack(token)}>
              {tc("undo")}
            </Button>
          </>
        ),
      });
  }
  return (
    <>
      <Button size="small" type="link" onClick={() => void change()}>
        {t("assign.change")}
      </Button>
      {dialog}
    </>
  );
}
