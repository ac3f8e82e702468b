// A task in a list of the phone: the box finishes it, the rest opens it.
import { useTranslation } from "react-i18next";
import { isOpen, type Subject, type TaskCard, type TaskStatus } from "@/api/tasks";
import { Link } from "@/ui/nav";
import { Marks } from "@/ui/task/TaskMarks";

export interface TaskRowProps {
  task: TaskCard;
  subject?: Subject | null | undefined;
  steps?: { total: number; done: number } | undefined;
  canEdit?: boolean;
  owner?: boolean;
  onMove: (status: TaskStatus) => void;
}

export function TaskRow({ task, subject, steps, canEdit = true, owner = false, onMove }: TaskRowProps) {
  const { t } = useTranslation("tasks");
  const open = isOpen(task.status);
  return (
    <li className={open ? "ph-task" : "ph-task yd-task-closed"}>
      <span className="ph-task-box">
        <input
          type="checkbox"
          className="yd-task-box"
          checked={task.status === "done"}
          disabled={!canEdit}
          aria-label={t(open ? "doneOf" : "reopenOf", { title: task.title })}
          onChange={() => onMove(open ? "done" : "todo")}
        />
      </span>
      <Link to={`/m/tasks/${task.id}`} className="yd-task-body">
        <span className="yd-task-title">{task.title}</span>
        <span className="yd-task-marks">
          {owner && <span>{task.owner?.label ?? t("noOwner")}</span>}
          <Marks task={task} steps={steps} />
          {subject && <span>{subject.label}</span>}
        </span>
      </Link>
    </li>
  );
}
