// Bringing a task to another status on the desk: says so with a way back, asks why it is blocked and about open steps.
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Moved, type TaskStatus, useTaskVerbs } from "@/api/tasks";

interface Moving {
  id: number;
  title: string;
}

export function useMove() {
  const { t } = useTranslation("tasks");
  const { message, modal } = App.useApp();
  const { move, undo } = useTaskVerbs();
  const [blocking, setBlocking] = useState<Moving | null>(null);
  const [reason, setReason] = useState("");

  const back = (token: string) =>
    undo.mutate(token, {
      onSuccess: () => void message.success(t("undone")),
      onError: (error) => void message.error(asApiError(error).message, 6),
    });
  const say = (task: Moving, answer: Moved) => {
    const key = `task-${task.id}`;
    const said =
      answer.status === "done" && answer.next_id
        ? t("movedNext", { title: task.title })
        : t("moved", { title: task.title, status: t(`status.${answer.status}`) });
    void message.success({
      key,
      duration: 6,
      content: (
        <>
          {said}{" "}
          {answer.undo_token && (
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(key);
                if (answer.undo_token) back(answer.undo_token);
              }}
            >
              {t("undo")}
            </Button>
          )}
        </>
      ),
    });
  };
  /** False when nothing was changed: refused, or something has to be asked first. */
  const to = async (
    task: Moving,
    status: TaskStatus,
    more: { reason?: string; steps?: boolean } = {},
  ): Promise<boolean> => {
    if (status === "blocked" && !more.reason) {
      setReason("");
      setBlocking(task);
      return false;
    }
    try {
      say(task, await move.mutateAsync({ id: task.id, status, ...more }));
      return true;
    } catch (error) {
      const told = asApiError(error);
      if (told.code !== "task_has_open_steps") {
        void message.error(told.message, 6);
        return false;
      }
      modal.confirm({
        title: told.message,
        content: t(status === "done" ? "stepsToo" : "stepsCancelToo"),
        okText: t(status === "done" ? "allDone" : "allCancelled"),
        cancelText: t("keep"),
        onOk: () => to(task, status, { ...more, steps: true }),
      });
      return false;
    }
  };
  const dialog = blocking && (
    <Modal
      open
      title={t("blockTitle")}
      okText={t("block")}
      okButtonProps={{ disabled: !reason.trim() }}
      onCancel={() => setBlocking(null)}
      onOk={() => {
        void to(blocking, "blocked", { reason: reason.trim() });
        setBlocking(null);
      }}
    >
      <Input
        autoFocus
        maxLength={200}
        aria-label={t("blockTitle")}
        placeholder={t("blockHint")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
  return { to, dialog, busy: move.isPending };
}
