// The tasks of a record, in a tab of its page: open ones by due time, a new one in a line, a whole set by a template.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AboutItem, isOpen, useTasksAbout } from "@/api/tasks";
import { useCreate } from "@/ui/record/create";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { QuickAdd } from "@/ui/task/QuickAdd";
import { TaskLine } from "@/ui/task/TaskLine";
import { UseTemplateDialog } from "@/ui/task/UseTemplateDialog";
import { useMove } from "@/ui/task/useMove";
import "@/styles/tasks.css";

export function TasksPanel({ resource, id, title }: { resource: string; id: number; title: string }) {
  const { t } = useTranslation("tasks");
  const tasks = useTasksAbout(resource, id);
  const { to, dialog } = useMove();
  const create = useCreate();
  const [closed, setClosed] = useState(false);
  const [templates, setTemplates] = useState(false);
  if (tasks.isError) return <PageError compact error={tasks.error} onRetry={() => void tasks.refetch()} />;
  if (tasks.isPending) return <Loading rows={4} />;
  const { items, can_create } = tasks.data;
  const line = (task: AboutItem) => (
    <TaskLine
      key={task.id}
      task={task}
      steps={task.steps}
      canEdit={task.can_edit}
      subject={task.subject?.resource === resource ? null : task.subject}
      onMove={(status) => void to(task, status)}
    />
  );
  const open = items.filter((task) => isOpen(task.status));
  const over = items.filter((task) => !isOpen(task.status));
  return (
    <>
      {can_create && (
        <>
          <QuickAdd about={{ resource, id }} />
          <div className="yd-task-head">
            <Button size="small" onClick={() => create("task", { subject: { resource, id, label: title } }, () => {})}>
              {t("more")}
            </Button>
            <Button size="small" onClick={() => setTemplates(true)}>
              {t("useTemplate")}
            </Button>
          </div>
        </>
      )}
      {open.length === 0 ? (
        <EmptyState compact title={t("nobodyYet")} hint={t("nobodyYetHint")} />
      ) : (
        <ul className="yd-tasks">{open.map(line)}</ul>
      )}
      {over.length > 0 && (
        <Button type="link" size="small" aria-expanded={closed} onClick={() => setClosed(!closed)}>
          {closed ? t("hideClosed") : t("closed", { count: over.length })}
        </Button>
      )}
      {closed && <ul className="yd-tasks">{over.map(line)}</ul>}
      {templates && <UseTemplateDialog about={{ resource, id }} onClose={() => setTemplates(false)} />}
      {dialog}
    </>
  );
}
