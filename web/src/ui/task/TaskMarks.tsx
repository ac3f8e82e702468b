// What stands beside the title of a task: due time, priority, progress. Without antd: the phone shows the same.
import { useTranslation } from "react-i18next";
import { isOpen, type TaskCard } from "@/api/tasks";
import { useLanguage } from "@/ui/language";
import { saidDue } from "@/ui/task/words";
import "@/styles/tasks.css";

export function Due({ task }: { task: Pick<TaskCard, "due_at" | "whole_day" | "late" | "overdue" | "status"> }) {
  const { t } = useTranslation("tasks");
  const { language } = useLanguage();
  if (!task.due_at) return null;
  const words = { noDue: "", today: t("today"), tomorrow: t("tomorrow") };
  return (
    <span className={task.late ? "yd-risk yd-num" : "yd-num"}>
      {saidDue(task, language, words)}
      {task.late && ` · ${task.overdue > 0 ? t("overdueDays", { count: task.overdue }) : t("late")}`}
    </span>
  );
}

export function Marks({ task, steps }: { task: TaskCard; steps?: { total: number; done: number } | undefined }) {
  const { t } = useTranslation("tasks");
  return (
    <>
      {task.priority === "high" && isOpen(task.status) && <span className="yd-task-high">{t("priority.high")}</span>}
      {(task.status === "doing" || task.status === "blocked" || task.status === "cancelled") && (
        <span className={`yd-task-status yd-task-${task.status}`}>
          {t(`status.${task.status}`)}
          {task.blocked_reason && ` · ${task.blocked_reason}`}
        </span>
      )}
      <Due task={task} />
      {steps && steps.total > 0 && <span className="yd-num">{t("stepCount", steps)}</span>}
      {task.check_total > 0 && (
        <span className="yd-num">{t("checks", { done: task.check_done, total: task.check_total })}</span>
      )}
      {task.repeats && <span>{t("repeats")}</span>}
    </>
  );
}
