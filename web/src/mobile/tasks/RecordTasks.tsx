// The tasks of a record on the phone.
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isOpen, useTasksAbout } from "@/api/tasks";
import { Sheet } from "@/mobile/record/Sheet";
import { NewTaskSheet } from "@/mobile/tasks/NewTaskSheet";
import { TaskRow } from "@/mobile/tasks/TaskRow";
import { useTick } from "@/mobile/tasks/useTick";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/tasks.css";

export function RecordTasks({ resource, id }: { resource: string; id: number }) {
  const { t } = useTranslation("tasks");
  const tasks = useTasksAbout(resource, id);
  const { to, bar } = useTick();
  const [adding, setAdding] = useState(false);
  if (tasks.isError) return <PageError compact error={tasks.error} onRetry={() => void tasks.refetch()} />;
  if (tasks.isPending) return <Loading rows={3} />;
  const { items, can_create } = tasks.data;
  const shown = [...items.filter((one) => isOpen(one.status)), ...items.filter((one) => !isOpen(one.status))];
  return (
    <>
      {shown.length === 0 && <EmptyState compact title={t("nobodyYet")} />}
      <ul className="yd-tasks">
        {shown.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            owner
            steps={task.steps}
            canEdit={task.can_edit}
            subject={task.subject?.resource === resource ? null : task.subject}
            onMove={(status) => void to(task, status)}
          />
        ))}
      </ul>
      {can_create && (
        <Button block fill="outline" color="primary" onClick={() => setAdding(true)}>
          {t("newTask")}
        </Button>
      )}
      <Sheet open={adding} onClose={() => setAdding(false)}>
        <NewTaskSheet about={{ resource, id }} onDone={() => setAdding(false)} />
      </Sheet>
      {bar}
    </>
  );
}
