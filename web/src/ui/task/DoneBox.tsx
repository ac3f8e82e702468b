// The box that finishes a task or a line of it. Without antd: the phone shows the same.
import { useTranslation } from "react-i18next";
import { isOpen, type TaskCard, type TaskStatus } from "@/api/tasks";
import "@/styles/tasks.css";

export interface TickBoxProps {
  done: boolean;
  disabled: boolean;
  label: string;
  onTick: () => void;
}

export function TickBox({ done, disabled, label, onTick }: TickBoxProps) {
  return (
    <input
      type="checkbox"
      className="yd-task-box"
      checked={done}
      disabled={disabled}
      aria-label={label}
      onChange={onTick}
    />
  );
}

export interface DoneBoxProps {
  task: Pick<TaskCard, "title" | "status">;
  canEdit: boolean;
  onMove: (status: TaskStatus) => void;
}

export function DoneBox({ task, canEdit, onMove }: DoneBoxProps) {
  const { t } = useTranslation("tasks");
  const open = isOpen(task.status);
  return (
    <TickBox
      done={task.status === "done"}
      disabled={!canEdit}
      label={t(open ? "doneOf" : "reopenOf", { title: task.title })}
      onTick={() => onMove(open ? "done" : "todo")}
    />
  );
}
