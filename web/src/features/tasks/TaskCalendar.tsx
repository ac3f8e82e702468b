// Tasks by the day on which they are due: a month or a week of the list's selection.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Selection } from "@/api/resource";
import { type CalendarDay, type Entry, isOpen, useTaskCalendar } from "@/api/tasks";
import { both, where } from "@/domain/conditions";
import { addDays, formatDay, formatMoment, today } from "@/domain/dates";
import { listAddress } from "@/domain/view";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import { useOpenRecord } from "@/ui/record/open";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { monday } from "@/ui/task/words";
import "@/styles/tasks.css";

type Span = "month" | "week";
const SHOWN: Record<Span, number> = { month: 3, week: 12 };

function daysOf(span: Span, day: string): [string, string] {
  if (span === "week") return [monday(day), addDays(monday(day), 6)];
  const start = monday(`${day.slice(0, 8)}01`);
  const last = addDays(firstOf(day, 1), -1);
  return [start, addDays(monday(last), 6)];
}
/** The first of the month, so many months on. */
function firstOf(day: string, months: number): string {
  const at = new Date(`${day.slice(0, 8)}01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 10);
}

export function TaskCalendar({ selection }: { selection: Selection }) {
  const { t } = useTranslation("tasks");
  const { language } = useLanguage();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const [span, setSpan] = useState<Span>("month");
  const asked = search.get("day") ?? "";
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today();
  const [start, end] = daysOf(span, day);
  const found = useTaskCalendar(selection, start, end);
  const go = (to: string) => patch({ day: to === today() ? null : to });
  const by = (step: number) => go(span === "week" ? addDays(day, 7 * step) : firstOf(day, step));
  const title =
    span === "week"
      ? `${formatDay(start, language)} – ${formatDay(end, language)}`
      : new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" }).format(
          new Date(`${day}T00:00:00Z`),
        );
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  const names = Array.from({ length: 7 }, (_, n) =>
    new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(
      new Date(`${addDays(monday(day), n)}T00:00:00Z`),
    ),
  );
  return (
    <section aria-label={t("calendar")}>
      <div className="yd-task-head">
        <Button icon={<LeftOutlined />} aria-label={t("before")} onClick={() => by(-1)} />
        <Button onClick={() => go(today())}>{t("today")}</Button>
        <Button icon={<RightOutlined />} aria-label={t("after")} onClick={() => by(1)} />
        <strong aria-live="polite">{title}</strong>
        <span className="yd-grow" />
        <Segmented<Span>
          aria-label={t("calendar")}
          value={span}
          onChange={setSpan}
          options={[
            { value: "month", label: t("month") },
            { value: "week", label: t("week") },
          ]}
        />
      </div>
      {found.isPending ? (
        <Loading shape="page" />
      ) : (
        <div
          className={`yd-task-calendar ${span === "week" ? "yd-task-week" : ""} ${found.isPlaceholderData ? "yd-stale" : ""}`}
        >
          {names.map((name) => (
            <div key={name} className="yd-task-weekday">
              {name}
            </div>
          ))}
          {found.data.days.map((one) => (
            <Day
              key={one.day}
              day={one}
              selection={selection}
              shown={SHOWN[span]}
              other={span === "month" && one.day.slice(0, 7) !== day.slice(0, 7)}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function Day({
  day,
  selection,
  shown,
  other,
}: {
  day: CalendarDay;
  selection: Selection;
  shown: number;
  other: boolean;
}) {
  const { t } = useTranslation("tasks");
  const { language } = useLanguage();
  const place = day.day === today() ? "yd-task-now" : other ? "yd-task-other" : "";
  const said = (count: number) => `${count}${day.capped ? "+" : ""}` as unknown as number;
  const filter = both(selection.filter ?? null, where("due_at", "=", day.day));
  return (
    <section
      className={place}
      aria-label={t("openOfDay", { day: formatDay(day.day, language), count: said(day.count), open: said(day.open) })}
    >
      <div className="yd-task-day-head">
        <b>{Number(day.day.slice(8))}</b>
        {day.count > 0 && <span className="yd-num">{said(day.count)}</span>}
      </div>
      {day.tasks.slice(0, shown).map((task) => (
        <DayEntry key={task.id} task={task} />
      ))}
      {day.count > shown && (
        <Link
          className="yd-task-entry yd-faint"
          to={listAddress("/tasks", { ...(selection.scope ? { scope: selection.scope } : {}), filter, mode: "table" })}
        >
          {t("moreOfDay", { count: said(day.count - shown) })}
        </Link>
      )}
    </section>
  );
}

function DayEntry({ task }: { task: Entry }) {
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  const state = !isOpen(task.status) ? "yd-task-closed" : task.late ? "yd-task-late" : "";
  const clock = task.due_at && !task.whole_day ? `${formatMoment(task.due_at, language).slice(11)} ` : "";
  const whole = [task.title, task.subject?.label, task.owner?.label].filter(Boolean).join(" · ");
  return (
    <a className={`yd-task-entry ${state}`} title={whole} {...link("task", task.id)}>
      {clock}
      {task.title}
    </a>
  );
}
