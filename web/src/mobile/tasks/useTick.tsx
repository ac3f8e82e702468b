// Finishing a task on the phone, with the way back in sight for a while.
import { Button, Dialog, Toast } from "antd-mobile";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type TaskStatus, useTaskVerbs } from "@/api/tasks";

interface Done {
  title: string;
  status: TaskStatus;
  token: string;
}
const SHOWN = 8_000;

export function useTick() {
  const { t } = useTranslation("tasks");
  const { move, undo } = useTaskVerbs();
  const [last, setLast] = useState<Done | null>(null);
  useEffect(() => {
    if (!last) return;
    const timer = setTimeout(() => setLast(null), SHOWN);
    return () => clearTimeout(timer);
  }, [last]);
  const to = async (
    task: { id: number; title: string },
    status: TaskStatus,
    more: { reason?: string; steps?: boolean } = {},
  ): Promise<void> => {
    try {
      const answer = await move.mutateAsync({ id: task.id, status, ...more });
      if (answer.undo_token) setLast({ title: task.title, status, token: answer.undo_token });
    } catch (error) {
      const told = asApiError(error);
      if (told.code !== "task_has_open_steps") {
        Toast.show({ icon: "fail", content: told.message });
        return;
      }
      const all = await Dialog.confirm({
        title: told.message,
        content: t(status === "done" ? "stepsToo" : "stepsCancelToo"),
        confirmText: t(status === "done" ? "allDone" : "allCancelled"),
        cancelText: t("keep"),
      });
      if (all) await to(task, status, { ...more, steps: true });
    }
  };
  const back = (token: string) =>
    undo.mutate(token, {
      onSuccess: () => setLast(null),
      onError: (error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
    });
  const bar = last && (
    <div className="ph-undo" role="status">
      <span>{t("moved", { title: last.title, status: t(`status.${last.status}`) })}</span>
      <Button size="small" fill="none" color="primary" loading={undo.isPending} onClick={() => back(last.token)}>
        {t("undo")}
      </Button>
    </div>
  );
  return { to, bar, busy: move.isPending };
}
