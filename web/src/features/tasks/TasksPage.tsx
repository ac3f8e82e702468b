// Tasks as a list, as a board by status, or by the day on which they are due.
import { useTranslation } from "react-i18next";
import { useCount } from "@/api/records";
import type { Row } from "@/api/resource";
import { isOpen, type TaskStatus } from "@/api/tasks";
import type { Condition, Rule } from "@/domain/conditions";
import { dayOf, formatDay, formatMoment, today } from "@/domain/dates";
import { listAddress } from "@/domain/view";
import { TaskBoard } from "@/features/tasks/TaskBoard";
import { TaskCalendar } from "@/features/tasks/TaskCalendar";
import { useLanguage } from "@/ui/language";
import { ListPage } from "@/ui/list/ListPage";
import { Link } from "@/ui/nav";
import { useMove } from "@/ui/task/useMove";
import "@/styles/tasks.css";

const OPEN: Rule = { field: "status", operator: "in", value: ["todo", "doing", "blocked"] };

export function Page() {
  const { t } = useTranslation("tasks");
  const { to, dialog } = useMove();
  const box = (row: Row) => {
    const status = row.values.status as TaskStatus | undefined;
    const title = String(row.values.title ?? "");
    if (!status) return null;
    return (
      <input
        type="checkbox"
        className="yd-task-box"
        checked={status === "done"}
        disabled={!row.can_edit}
        aria-label={t(isOpen(status) ? "doneOf" : "reopenOf", { title })}
        onClick={(event) => event.stopPropagation()}
        onChange={() => void to({ id: row.id, title }, isOpen(status) ? "done" : "todo")}
      />
    );
  };
  return (
    <>
      <ListPage
        resource="task"
        quick={["status", "priority"]}
        actions={<DueLinks />}
        cells={{ due_at: (value, row) => <DueCell value={value} row={row} /> }}
        rowActions={box}
        defaults={{
          filter: { combinator: "and", rules: [OPEN] },
          sort: [{ field: "due_at", desc: false }],
        }}
        board={(selection) => <TaskBoard selection={selection} />}
        calendar={(selection) => <TaskCalendar selection={selection} />}
      />
      {dialog}
    </>
  );
}

function DueCell({ value, row }: { value: unknown; row: Row }) {
  const { language } = useLanguage();
  if (typeof value !== "string") return null;
  const status = row.values.status as TaskStatus | undefined;
  const late = new Date(value) < new Date() && (status === undefined || isOpen(status));
  const clock = formatMoment(value, language).slice(11);
  const day = formatDay(dayOf(new Date(value)), language, true);
  return <span className={late ? "yd-num yd-risk" : "yd-num"}>{clock === "23:59" ? day : `${day} ${clock}`}</span>;
}

/** One's own open tasks of earlier days, and those due today; each the way to exactly these. */
function DueLinks() {
  const late: Rule = { field: "due_at", operator: "<", value: today() };
  const now: Rule = { field: "due_at", operator: "=", value: { relative: "today" } };
  return (
    <>
      <DueLink text="lateMine" rules={[OPEN, late]} />
      <DueLink text="dueToday" rules={[OPEN, now]} />
    </>
  );
}

function DueLink({ text, rules }: { text: "lateMine" | "dueToday"; rules: Rule[] }) {
  const { t } = useTranslation("tasks");
  const filter: Condition = { combinator: "and", rules };
  const count = useCount("task", { scope: "mine", filter });
  if (!count.data?.count) return null;
  return (
    <Link className="yd-button" to={listAddress("/tasks", { scope: "mine", filter, mode: "table" })}>
      {t(text, { count: count.data.count })}
    </Link>
  );
}
