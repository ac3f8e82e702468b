// One task on the phone: what is to be done about what, the checklist, the steps, and how it stands.
import { Dialog, Input } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isOpen, type Task, type TaskStatus, useTask, useTaskVerbs } from "@/api/tasks";
import { phonePath } from "@/domain/phone-path";
import { TaskRow } from "@/mobile/tasks/TaskRow";
import { useTick } from "@/mobile/tasks/useTick";
import { Link, useBack, useParam } from "@/ui/nav";
import { Timeline } from "@/ui/record/Timeline";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { TickBox } from "@/ui/task/DoneBox";
import { Marks } from "@/ui/task/TaskMarks";
import "@/styles/tasks.css";

export function TaskPage() {
  const { t: tc } = useTranslation();
  const back = useBack();
  const task = useTask(Number(useParam("id")));
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{task.data?.title ?? ""}</h1>
      </header>
      {task.isPending && <Loading shape="page" />}
      {task.isError && <PageError error={task.error} onRetry={() => void task.refetch()} />}
      {task.data && <Body task={task.data} />}
    </>
  );
}

function Body({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const { t: tr } = useTranslation("record");
  const { tick } = useTaskVerbs();
  const { to, bar, busy } = useTick();
  const [reason, setReason] = useState("");
  const block = async () => {
    let said = reason;
    const sure = await Dialog.confirm({
      title: t("blockTitle"),
      content: (
        <Input
          aria-label={t("blockTitle")}
          placeholder={t("blockHint")}
          maxLength={200}
          onChange={(value) => {
            said = value;
          }}
        />
      ),
    });
    setReason(said);
    if (sure && said.trim()) await to(task, "blocked", { reason: said.trim() });
  };
  const verbs: readonly { text: "done" | "begin" | "reopen" | "cancel"; to: TaskStatus }[] = isOpen(task.status)
    ? [
        { text: "done", to: "done" },
        ...(task.status === "doing" ? [] : [{ text: "begin", to: "doing" } as const]),
        { text: "cancel", to: "cancelled" },
      ]
    : [{ text: "reopen", to: "todo" }];
  return (
    <>
      <section className="ph-panel">
        <div className="yd-task-marks">
          <span>{task.owner?.label ?? t("noOwner")}</span>
          {task.status !== "doing" && task.status !== "blocked" && <span>{t(`status.${task.status}`)}</span>}
          <Marks task={task} />
          {!task.due_at && <span>{t("noDue")}</span>}
        </div>
        {task.subject && <About task={task} />}
        {task.parent && (
          <p>
            {t("partOf")} <Link to={`/m/tasks/${task.parent.id}`}>{task.parent.label}</Link>
          </p>
        )}
        {task.after?.waits && isOpen(task.status) && (
          <p className="yd-risk">
            {t("waitsFor")}{" "}
            {task.after.open ? <Link to={`/m/tasks/${task.after.id}`}>{task.after.label}</Link> : task.after.label}
          </p>
        )}
        {task.note && <p style={{ whiteSpace: "pre-wrap" }}>{task.note}</p>}
        {task.collaborators.length > 0 && (
          <p className="yd-faint">{[t("collaborators"), ...task.collaborators.map((one) => one.label)].join(" · ")}</p>
        )}
        {task.can_edit && (
          <div className="ph-chips">
            {verbs.map((one) => (
              <button key={one.to} type="button" disabled={busy} onClick={() => void to(task, one.to)}>
                {t(one.text)}
              </button>
            ))}
            {isOpen(task.status) && task.status !== "blocked" && (
              <button type="button" disabled={busy} onClick={() => void block()}>
                {t("block")}
              </button>
            )}
          </div>
        )}
      </section>
      {task.checklist.length > 0 && (
        <section className="ph-panel">
          <h2>
            {t("checklist")}
            <small className="yd-num">
              {task.check_done}/{task.check_total}
            </small>
          </h2>
          <ul className="yd-tasks">
            {task.checklist.map((line) => (
              <li key={line.id} className={line.done_at ? "ph-task yd-task-closed" : "ph-task"}>
                <span className="ph-task-box">
                  <TickBox
                    done={line.done_at !== null}
                    disabled={!task.can_edit || tick.isPending}
                    label={line.text}
                    onTick={() => tick.mutate({ id: task.id, line: line.id, done: line.done_at === null })}
                  />
                </span>
                <span className="yd-task-title">{line.text}</span>
              </li>
            ))}
          </ul>
          {tick.isError && (
            <p className="ph-alert" role="alert">
              {tick.error.message}
            </p>
          )}
        </section>
      )}
      {task.steps.length > 0 && (
        <section className="ph-panel">
          <h2>{t("steps")}</h2>
          <ul className="yd-tasks">
            {task.steps.map((step) => (
              <TaskRow
                key={step.id}
                task={step}
                owner
                canEdit={task.can_edit}
                onMove={(status) => void to(step, status)}
              />
            ))}
          </ul>
        </section>
      )}
      <section className="ph-panel">
        <h2>{tr("timeline")}</h2>
        <Timeline resource="task" id={task.id} />
      </section>
      {bar}
    </>
  );
}

/** The record behind it, where the phone has a page for it. */
function About({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const about = task.subject;
  if (!about) return null;
  const page = about.open ? phonePath(`/${about.resource}s/${about.id}`) : null;
  return (
    <p>
      <span className="yd-faint">{t("about")}</span> {page ? <Link to={page}>{about.label}</Link> : about.label}
    </p>
  );
}
