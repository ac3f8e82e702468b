// When a task comes again, and when it reminds.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSaveRecord } from "@/api/records";
import { isOpen, type Task } from "@/api/tasks";
import { REMINDS, REPEATS, type Remind, type Repeat, remindOf, repeatOf } from "@/ui/task/words";

export function Repetition({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const patch = useSaveRecord("task");
  const repeat = repeatOf(task.repeat);
  const can = task.can_edit && isOpen(task.status) && task.due_at !== null;
  const change = (values: Record<string, unknown>) => patch.mutate({ id: task.id, version: task.version, values });
  return (
    <section className="yd-task-section">
      <h3>
        {t("repeats")} / {t("remind")}
      </h3>
      <div className="yd-task-head">
        <RepeatSelect
          value={repeat}
          disabled={!can || patch.isPending}
          onChange={(one) => change({ repeat: REPEATS[one] })}
        />
        <RemindSelect
          whole={task.whole_day}
          value={remindOf(task.remind_minutes)}
          disabled={!can || patch.isPending}
          onChange={(one) => change({ remind_minutes: REMINDS[one] })}
        />
        {task.due_at === null ? (
          <small className="yd-faint">{t("repeatNeedsDue")}</small>
        ) : (
          repeat !== "none" && <small className="yd-faint">{t("repeatHint")}</small>
        )}
      </div>
      {patch.isError && (
        <p className="yd-risk" role="alert">
          {patch.error.message}
        </p>
      )}
    </section>
  );
}

export function RepeatSelect({
  value,
  disabled,
  onChange,
}: {
  value: Repeat | "own";
  disabled: boolean;
  onChange: (value: Repeat) => void;
}) {
  const { t } = useTranslation("tasks");
  const offered = [...(Object.keys(REPEATS) as Repeat[]), ...(value === "own" ? ["own" as const] : [])];
  return (
    <Select<Repeat | "own">
      aria-label={t("repeats")}
      popupMatchSelectWidth={false}
      disabled={disabled}
      value={value}
      onChange={(next) => next !== "own" && onChange(next)}
      options={offered.map((one) => ({ value: one, label: t(`repeat.${one}`) }))}
    />
  );
}

export function RemindSelect({
  whole,
  value,
  disabled,
  onChange,
}: {
  whole: boolean;
  value: Remind;
  disabled: boolean;
  onChange: (value: Remind) => void;
}) {
  const { t } = useTranslation("tasks");
  // Reminders of whole days count from nine in the morning: minutes before that would be in the night.
  const offered = (Object.keys(REMINDS) as Remind[]).filter((one) => !whole || (one !== "m30" && one !== "h2"));
  return (
    <Select<Remind>
      aria-label={t("remind")}
      popupMatchSelectWidth={false}
      disabled={disabled}
      value={value}
      onChange={onChange}
      options={offered.map((one) => ({
        value: one,
        label: t(`reminds.${one === "atTime" && whole ? "thatMorning" : one}`),
      }))}
    />
  );
}
