// A task in a list of the phone: the box finishes it, the rest opens it.
import { useTranslation } from "react-i18next";
import { isOpen, type Subject, type TaskCard, type TaskStatus } from "@/api/tasks";
import { Link } from "@/ui/nav";
import { DoneBox } from "@/ui/task/DoneBox";
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
        <DoneBox task={task} canEdit={canEdit} onMove={onMove} />
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
