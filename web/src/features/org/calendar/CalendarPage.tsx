// The working calendar: a year of twelve months coloured by kind of day, with the workdays of each.
import "@/styles/calendar.css";
import { DownloadOutlined, LeftOutlined, RightOutlined, UndoOutlined } from "@ant-design/icons";
import { Alert, App, Button, Dropdown } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { dayByKey, monthOf } from "@/domain/calendar";
import { today as businessToday } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { DayDialog } from "@/features/org/calendar/DayDialog";
import { Legend } from "@/features/org/calendar/Legend";
import { MonthGrid } from "@/features/org/calendar/MonthGrid";
import { PasteDialog } from "@/features/org/calendar/PasteDialog";
import { exportYear, useCalendar, useCalendarTeam, useConfirmYear } from "@/features/org/calendar/queries";
import { Inherited, TeamSwitch } from "@/features/org/calendar/TeamSwitch";
import { useDayEditing } from "@/features/org/calendar/useDayEditing";
import { useWeekendText, WeekendDialog } from "@/features/org/calendar/WeekendDialog";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const FIRST = 2000;
const LAST = 2100;

export function Page() {
  const team = useCalendarTeam();
  return <CalendarOf key={team} team={team} />; // what was changed last is undone in the same calendar
}

function CalendarOf({ team }: { team: number | null }) {
  const { t } = useTranslation("calendar");
  const { message } = App.useApp();
  const { data: me } = useMe();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const today = businessToday();
  const asked = Number(search.get("year"));
  const number = asked >= FIRST && asked <= LAST ? asked : Number(today.slice(0, 4));
  const year = useCalendar(number);
  const editing = useDayEditing(year.data);
  const confirm = useConfirmYear();
  const weekendText = useWeekendText();
  const [at, setAt] = useState(today);
  const [open, setOpen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<"paste" | "weekend" | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const editable = may(me?.permissions, "calendar.manage");
  if (year.isError) return <PageError error={year.error} onRetry={() => void year.refetch()} />;
  if (year.isPending) return <Loading shape="page" />;
  const { data } = year;
  const reached = at.startsWith(String(number)) ? at : `${number}-01-01`;
  const shown = open ? data.days.find((one) => one.day === open) : undefined;
  const go = (to: number) => patch({ year: String(to) }, { replace: false });
  const fail = (error: unknown) => void message.error(asApiError(error).message, 8);

  function move(event: KeyboardEvent) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      return editing.undo();
    }
    const here = (event.target as HTMLElement).dataset.day ?? reached;
    const next = dayByKey(here, event.key);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  }
  return (
    <div className="yd-stack">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <span className="yd-year">
          <Button
            icon={<LeftOutlined />}
            aria-label={t("yearBefore")}
            disabled={number <= FIRST}
            onClick={() => go(number - 1)}
          />
          <strong className="yd-num">{number}</strong>
          <Button
            icon={<RightOutlined />}
            aria-label={t("yearAfter")}
            disabled={number >= LAST}
            onClick={() => go(number + 1)}
          />
        </span>
        <TeamSwitch />
        <span className="yd-num">{t("yearWorkdays", { count: data.workdays })}</span>
        <span className="yd-grow" />
        {editing.last && (
          <Button icon={<UndoOutlined />} loading={editing.busy} onClick={editing.undo}>
            {t("undo", { day: editing.last.slice(5) })}
          </Button>
        )}
        {editable && <Button onClick={() => setDialog("weekend")}>{t("weekend")}</Button>}
        {editable && <Button onClick={() => setDialog("paste")}>{t("paste")}</Button>}
        <Dropdown
          menu={{
            items: (["xlsx", "csv"] as const).map((format) => ({
              key: format,
              label: t(`export.${format}`),
              onClick: () => void exportYear(number, format, team).catch(fail),
            })),
          }}
        >
          <Button icon={<DownloadOutlined />}>{t("exportYear")}</Button>
        </Dropdown>
      </header>
      <Inherited year={data} />
      {data.source === "unknown" && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t("unknown", { year: number })}
          description={t(editable ? "unknownDo" : "unknownWait", { last: data.last_gazetted })}
          action={
            editable &&
            team === null && (
              <Button
                size="small"
                loading={confirm.isPending}
                onClick={() => confirm.mutate({ year: number, confirmed: true }, { onError: fail })}
              >
                {t("confirm")}
              </Button>
            )
          }
        />
      )}
      {data.source === "entered" && (
        <Alert
          type="info"
          showIcon
          title={t("entered", { year: number })}
          action={
            editable &&
            team === null && (
              <Button
                size="small"
                onClick={() => confirm.mutate({ year: number, confirmed: false }, { onError: fail })}
              >
                {t("reopen")}
              </Button>
            )
          }
        />
      )}
      <Legend weekend={weekendText(data.weekends.filter((rule) => rule.starts_on <= `${number}-12-31`).at(-1))} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the days, which are buttons */}
      <div className="yd-months" ref={grid} onKeyDown={move}>
        {data.months.map(({ month, workdays }) => (
          <MonthGrid
            key={month}
            days={data.days.filter((one) => monthOf(one.day) === month)}
            workdays={workdays}
            today={today}
            at={reached}
            editable={editable}
            onOpen={(day) => {
              setAt(day);
              editing.clear();
              setOpen(day);
            }}
          />
        ))}
      </div>
      {shown && (
        <DayDialog
          key={`${shown.day}:${shown.own?.version ?? 0}`}
          day={shown}
          gazetted={data.source === "gazetted"}
          editable={editable}
          busy={editing.busy}
          problem={editing.problem}
          onSave={(change) => editing.save(change, () => setOpen(null))}
          onClose={() => setOpen(null)}
        />
      )}
      {dialog === "paste" && <PasteDialog year={data} onClose={() => setDialog(null)} />}
      {dialog === "weekend" && <WeekendDialog year={data} onClose={() => setDialog(null)} />}
    </div>
  );
}
