// A task on one line: a box to tick, its title, what matters of it.
import { useTranslation } from "react-i18next";
import { isOpen, type Subject, type TaskCard, type TaskStatus } from "@/api/tasks";
import { useOpenRecord } from "@/ui/record/open";
import { DoneBox } from "@/ui/task/DoneBox";
import { Marks } from "@/ui/task/TaskMarks";

export interface TaskLineProps {
  task: TaskCard;
  canEdit: boolean;
  steps?: { total: number; done: number } | undefined;
  /** What it is about, where that is not clear from the place. */
  subject?: Subject | null | undefined;
  onMove: (status: TaskStatus) => void;
}

export function TaskLine({ task, canEdit, steps, subject, onMove }: TaskLineProps) {
  const { t } = useTranslation("tasks");
  const { link } = useOpenRecord();
  const open = isOpen(task.status);
  return (
    <li className={open ? "" : "yd-task-closed"}>
      <DoneBox task={task} canEdit={canEdit} onMove={onMove} />
      <div className="yd-task-body">
        <a className="yd-task-title" {...link("task", task.id)}>
          {task.title}
        </a>
        <div className="yd-task-marks">
          <span>{task.owner?.label ?? t("noOwner")}</span>
          <Marks task={task} steps={steps} />
          {subject && <span>{subject.label}</span>}
        </div>
      </div>
    </li>
  );
}
