// Tasks by status. A move shows at once; what is blocked asks why, what is done can be taken back.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCount, useRows } from "@/api/records";
import type { Ref, Row, Selection } from "@/api/resource";
import { STATUSES, type TaskCard, type TaskStatus } from "@/api/tasks";
import { both, where } from "@/domain/conditions";
import { addDays, dayOf, daysBetween, today } from "@/domain/dates";
import { Board } from "@/ui/board/Board";
import { useOpenRecord } from "@/ui/record/open";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { Due } from "@/ui/task/TaskMarks";
import { useMove } from "@/ui/task/useMove";
import "@/styles/deals.css";

const COLOR: Record<TaskStatus, string> = {
  todo: "blue",
  doing: "gold",
  blocked: "red",
  done: "green",
  cancelled: "default",
};
const COLUMNS = [
  "title",
  "status",
  "priority",
  "due_at",
  "whole_day",
  "owner",
  "subject_title",
  "blocked_reason",
  "check_total",
  "check_done",
];
const FIRST = 20;
const MOST = 200;
/** What was closed longer ago is in the list. */
const RECENT = 30;

/** The cards of one column; the rest of the page's selection still holds. */
function useColumn(status: TaskStatus, selection: Selection, limit: number) {
  const closed = status === "done" || status === "cancelled";
  const wanted = statusesOf(selection.filter ?? null).has(status);
  const own = closed
    ? both(where("status", "=", status), where("updated_at", ">=", addDays(today(), -RECENT)))
    : where("status", "=", status);
  const asked = { ...selection, filter: both(withoutStatus(selection.filter ?? null), own) };
  const sort = closed ? [{ field: "updated_at", desc: true }] : [{ field: "due_at", desc: false }];
  const rows = useRows("task", { ...asked, sort, columns: COLUMNS, limit }, wanted);
  const count = useCount("task", asked, wanted);
  return { status, rows, count, wanted };
}

/** Which statuses the filter leaves. The others keep a narrow column without cards: a card can still be moved there. */
function statusesOf(filter: Selection["filter"]): ReadonlySet<string> {
  const left = new Set<string>(STATUSES);
  if (filter?.combinator !== "and" || filter.not) return left;
  for (const rule of filter.rules) {
    if (!("field" in rule) || rule.field !== "status") continue;
    const named = new Set([rule.value].flat().map(String));
    const keeps = rule.operator === "in" || rule.operator === "=";
    if (!keeps && rule.operator !== "notIn" && rule.operator !== "!=") continue;
    for (const status of [...left]) if (named.has(status) !== keeps) left.delete(status);
  }
  return left;
}

/** Each column asks for its own status, so that the columns of the closed ones can be bounded in time. */
function withoutStatus(filter: Selection["filter"]): NonNullable<Selection["filter"]> | null {
  if (filter?.combinator !== "and" || filter.not) return filter ?? null;
  const rules = filter.rules.filter((rule) => !("field" in rule && rule.field === "status"));
  return rules.length > 0 ? { ...filter, rules } : null;
}

export function TaskBoard({ selection }: { selection: Selection }) {
  const { t } = useTranslation("tasks");
  const client = useQueryClient();
  const { to, dialog } = useMove();
  const [limits, setLimits] = useState<Partial<Record<TaskStatus, number>>>({});
  /** Cards on their way: shown in the new column until the server has answered. */
  const [moving, setMoving] = useState<{ row: Row; to: TaskStatus } | null>(null);
  const limit = (status: TaskStatus) => limits[status] ?? FIRST;
  const columns = [
    useColumn("todo", selection, limit("todo")),
    useColumn("doing", selection, limit("doing")),
    useColumn("blocked", selection, limit("blocked")),
    useColumn("done", selection, limit("done")),
    useColumn("cancelled", selection, limit("cancelled")),
  ];
  const failed = columns.find((one) => one.rows.isError);
  if (failed) return <PageError error={failed.rows.error} onRetry={() => void failed.rows.refetch()} />;
  if (columns.some((one) => one.wanted && one.rows.isPending)) return <Loading shape="cards" />;
  const cards = (status: TaskStatus, rows: readonly Row[]) => {
    const here = rows.filter((row) => row.id !== moving?.row.id);
    return moving?.to === status ? [moving.row, ...here] : here;
  };
  const move = async (row: Row, status: TaskStatus) => {
    if (status !== "blocked") setMoving({ row, to: status });
    await to({ id: row.id, title: String(row.values.title) }, status);
    await client.invalidateQueries({ queryKey: ["resource", "task"] });
    setMoving(null);
  };
  return (
    <>
      <Board<Row>
        label={t("title")}
        columns={columns.map(({ status, rows, count, wanted }) => {
          if (!wanted)
            return {
              id: status,
              title: t(`status.${status}`),
              color: COLOR[status],
              head: t("filteredOut"),
              cards: cards(status, []),
              more: 0,
              narrow: true,
            };
          const shown = cards(status, rows.data?.rows ?? []);
          const total = count.data?.count ?? shown.length;
          return {
            id: status,
            title: t(`status.${status}`),
            color: COLOR[status],
            head: <span className="yd-num">{t(count.data?.capped ? "countMore" : "count", { count: total })}</span>,
            cards: shown,
            more: rows.data?.next_cursor && limit(status) < MOST ? Math.max(1, total - shown.length) : 0,
          };
        })}
        cardId={(row) => String(row.id)}
        cardTitle={(row) => String(row.values.title)}
        card={(row) => <Card row={row} />}
        canMove={(row) => row.can_edit}
        onMove={(row, _from, status) => {
          const found = STATUSES.find((one) => one === status);
          if (found) void move(row, found);
        }}
        onMore={(status) =>
          setLimits((known) => ({ ...known, [status]: Math.min(MOST, limit(status as TaskStatus) * 3) }))
        }
      />
      {dialog}
    </>
  );
}

function Card({ row }: { row: Row }) {
  const { t } = useTranslation("tasks");
  const { link } = useOpenRecord();
  const { title, status, priority, due_at, whole_day, owner, subject_title, blocked_reason, check_total, check_done } =
    row.values as unknown as TaskCard & { owner: Ref | null; subject_title: string };
  const open = status !== "done" && status !== "cancelled";
  const late = open && due_at !== null && new Date(due_at) < new Date();
  const overdue = due_at === null ? 0 : Math.max(0, daysBetween(dayOf(new Date(due_at)), today()));
  return (
    <div className="yd-deal">
      <a className="yd-deal-title" {...link("task", row.id)}>
        {title}
      </a>
      {subject_title && (
        <div className="yd-deal-line">
          <span>{subject_title}</span>
        </div>
      )}
      <div className="yd-deal-line">
        <Due task={{ due_at, whole_day, late, overdue, status }} />
        <span>{owner?.label ?? t("noOwner")}</span>
      </div>
      {(priority === "high" || check_total > 0 || blocked_reason) && (
        <div className="yd-deal-line">
          {priority === "high" && open && <span className="yd-task-high">{t("priority.high")}</span>}
          {blocked_reason && <span className="yd-risk">{blocked_reason}</span>}
          {check_total > 0 && <span className="yd-num">{t("checks", { done: check_done, total: check_total })}</span>}
        </div>
      )}
    </div>
  );
}
