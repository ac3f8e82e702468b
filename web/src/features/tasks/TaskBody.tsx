// A task as its reader sees it: where it stands, what it is about, checklist, steps, who helps.
import { Button, Input, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isOpen, type Task, type TaskStatus, useTask, useTaskVerbs } from "@/api/tasks";
import { formatMoment } from "@/domain/dates";
import { Collaborators } from "@/features/tasks/Collaborators";
import { Repetition } from "@/features/tasks/Repetition";
import { SubjectLine } from "@/features/tasks/SubjectLine";
import { WaitsFor } from "@/features/tasks/WaitsFor";
import { useLanguage } from "@/ui/language";
import type { RecordBodyProps } from "@/ui/module";
import { FieldList } from "@/ui/record/FieldList";
import { HistoryPanel } from "@/ui/record/HistoryPanel";
import { useOpenRecord } from "@/ui/record/open";
import { Timeline } from "@/ui/record/Timeline";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { TickBox } from "@/ui/task/DoneBox";
import { QuickAdd } from "@/ui/task/QuickAdd";
import { TaskLine } from "@/ui/task/TaskLine";
import { Marks } from "@/ui/task/TaskMarks";
import { useMove } from "@/ui/task/useMove";
import "@/styles/tasks.css";

export function RecordBody({ row, spec }: RecordBodyProps) {
  const { t } = useTranslation("tasks");
  const { t: tr } = useTranslation("record");
  const task = useTask(row.id);
  if (task.isError) return <PageError error={task.error} onRetry={() => void task.refetch()} />;
  if (task.isPending) return <Loading shape="page" />;
  return (
    <>
      <Head task={task.data} />
      <Tabs
        items={[
          { key: "work", label: tr("details"), children: <Work task={task.data} /> },
          { key: "fields", label: t("allFields"), children: <FieldList spec={spec} row={row} /> },
          { key: "timeline", label: tr("timeline"), children: <Timeline resource="task" id={row.id} /> },
          { key: "history", label: tr("history"), children: <HistoryPanel spec={spec} id={row.id} /> },
        ]}
      />
    </>
  );
}

const NEXT: Record<TaskStatus, readonly { to: TaskStatus; text: "done" | "begin" | "block" | "cancel" | "reopen" }[]> =
  {
    todo: [
      { to: "done", text: "done" },
      { to: "doing", text: "begin" },
      { to: "blocked", text: "block" },
      { to: "cancelled", text: "cancel" },
    ],
    doing: [
      { to: "done", text: "done" },
      { to: "blocked", text: "block" },
      { to: "cancelled", text: "cancel" },
    ],
    blocked: [
      { to: "doing", text: "begin" },
      { to: "done", text: "done" },
      { to: "cancelled", text: "cancel" },
    ],
    done: [{ to: "todo", text: "reopen" }],
    cancelled: [{ to: "todo", text: "reopen" }],
  };

function Head({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  const { to, dialog, busy } = useMove();
  return (
    <>
      <div className="yd-task-marks">
        <span>{task.owner?.label ?? t("noOwner")}</span>
        {task.status !== "doing" && task.status !== "blocked" && <span>{t(`status.${task.status}`)}</span>}
        <Marks task={{ ...task, check_total: 0 }} />
        {!task.due_at && <span>{t("noDue")}</span>}
        {task.parent && (
          <span>
            {t("partOf")} <a {...link("task", task.parent.id)}>{task.parent.label}</a>
          </span>
        )}
        {task.template && <span>{t("fromTemplate", { name: task.template })}</span>}
        {task.created_by && task.created_by.id !== task.owner?.id && (
          <span>{t("givenBy", { name: task.created_by.label })}</span>
        )}
        {task.escalated_at && (
          <span className="yd-risk">{t("escalatedAt", { at: formatMoment(task.escalated_at, language) })}</span>
        )}
      </div>
      {task.can_edit && (
        <div className="yd-task-head">
          {NEXT[task.status].map((one, place) => (
            <Button
              key={one.to}
              type={place === 0 ? "primary" : "default"}
              danger={one.to === "cancelled"}
              disabled={busy}
              onClick={() => void to(task, one.to)}
            >
              {t(one.text)}
            </Button>
          ))}
        </div>
      )}
      {dialog}
    </>
  );
}

function Work({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const { to, dialog } = useMove();
  const edits = task.can_edit && isOpen(task.status);
  return (
    <>
      <SubjectLine task={task} />
      {task.note && <p style={{ whiteSpace: "pre-wrap" }}>{task.note}</p>}
      <Checklist task={task} />
      {!task.parent && (
        <section className="yd-task-section">
          <h3>{t("steps")}</h3>
          {task.steps.length > 0 && (
            <ul className="yd-tasks">
              {task.steps.map((step) => (
                <TaskLine
                  key={step.id}
                  task={step}
                  canEdit={task.can_edit}
                  onMove={(status) => void to(step, status)}
                />
              ))}
            </ul>
          )}
          {edits && <QuickAdd parent={task.id} place={t("stepPlace")} />}
          {!edits && task.steps.length === 0 && <p className="yd-faint">–</p>}
        </section>
      )}
      <Repetition task={task} />
      <WaitsFor task={task} />
      <Collaborators task={task} />
      {dialog}
    </>
  );
}

function Checklist({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const { language } = useLanguage();
  const { checklist, tick } = useTaskVerbs();
  const [text, setText] = useState("");
  const lines = task.checklist.map(({ id, text: said }) => ({ id, text: said }));
  const add = () => {
    if (text.trim())
      checklist.mutate({ id: task.id, lines: [...lines, { text: text.trim() }] }, { onSuccess: () => setText("") });
  };
  const drop = (gone: number) => checklist.mutate({ id: task.id, lines: lines.filter((line) => line.id !== gone) });
  if (!task.can_edit && lines.length === 0) return null;
  return (
    <section className="yd-task-section">
      <h3>
        {t("checklist")}
        {task.check_total > 0 && (
          <small className="yd-num yd-faint">
            {task.check_done}/{task.check_total}
          </small>
        )}
      </h3>
      <ul className="yd-tasks">
        {task.checklist.map((line) => (
          <li key={line.id} className={line.done_at ? "yd-task-closed" : ""}>
            <TickBox
              done={line.done_at !== null}
              disabled={!task.can_edit || tick.isPending}
              label={line.text}
              onTick={() => tick.mutate({ id: task.id, line: line.id, done: line.done_at === null })}
            />
            <div className="yd-task-body">
              <span className="yd-task-title">{line.text}</span>
              {line.done_at && (
                <div className="yd-task-marks">
                  {line.done_by} {formatMoment(line.done_at, language)}
                </div>
              )}
            </div>
            {task.can_edit && (
              <Button
                type="text"
                size="small"
                aria-label={t("removeCheck", { text: line.text })}
                onClick={() => drop(line.id)}
              >
                ×
              </Button>
            )}
          </li>
        ))}
      </ul>
      {task.can_edit && (
        <Input
          maxLength={200}
          aria-label={t("addCheck")}
          placeholder={t("checkPlace")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={add}
          onBlur={add}
        />
      )}
      {(checklist.isError || tick.isError) && (
        <p className="yd-risk" role="alert">
          {(checklist.error ?? tick.error)?.message}
        </p>
      )}
    </section>
  );
}
