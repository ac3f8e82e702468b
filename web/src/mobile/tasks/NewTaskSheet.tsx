// A new task: what, until when, how urgent.
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { type NewTask, useTaskVerbs } from "@/api/tasks";
import { addDays, today } from "@/domain/dates";
import { RefSearch } from "@/mobile/record/RefSearch";
import { dueOf, nextMonday } from "@/ui/task/words";

export function NewTaskSheet({ about, onDone }: { about?: NewTask["subject"]; onDone: () => void }) {
  const { t } = useTranslation("tasks");
  const { create } = useTaskVerbs();
  const now = today();
  const [title, setTitle] = useState("");
  const [day, setDay] = useState<string | null>(now);
  const [time, setTime] = useState("");
  const [urgent, setUrgent] = useState(false);
  const [owner, setOwner] = useState<Ref | null>(null);
  const days = { today: now, tomorrow: addDays(now, 1), nextMonday: nextMonday(now), noDay: null } as const;
  const problem = create.isError ? asApiError(create.error) : null;
  const save = () =>
    create.mutate(
      {
        title: title.trim(),
        due_at: day && dueOf(day, time || null),
        whole_day: !time,
        priority: urgent ? "high" : "normal",
        ...(owner ? { owner: owner.id } : {}),
        ...(about ? { subject: about } : {}),
      },
      { onSuccess: onDone },
    );
  return (
    <form
      className="ph-sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() && !create.isPending) save();
      }}
    >
      <label className="ph-entry">
        <span>{t("whatToDo")}</span>
        <input maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <div className="ph-chips">
        {(Object.keys(days) as (keyof typeof days)[]).map((one) => (
          <button key={one} type="button" aria-pressed={day === days[one]} onClick={() => setDay(days[one])}>
            {t(one)}
          </button>
        ))}
      </div>
      <label className="ph-entry">
        <span>{t("due")}</span>
        <input type="date" value={day ?? ""} onChange={(event) => setDay(event.target.value || null)} />
      </label>
      {day && (
        <label className="ph-entry">
          <span>
            {t("atTime")} <small className="yd-faint">{t("wholeDayHint")}</small>
          </span>
          <input type="time" value={time} onChange={(event) => setTime(event.target.value)} />
        </label>
      )}
      <div className="ph-entry">
        <span>{t("owner")}</span>
        <RefSearch resource="member" label={t("owner")} value={owner} onChange={setOwner} />
      </div>
      <div className="ph-chips">
        <button type="button" aria-pressed={urgent} onClick={() => setUrgent(!urgent)}>
          {t("urgent")}
        </button>
      </div>
      {problem && (
        <p className="ph-alert" role="alert">
          {Object.values(problem.fields)[0]?.[0]?.message ?? problem.message}
        </p>
      )}
      <Button block color="primary" size="large" type="submit" loading={create.isPending} disabled={!title.trim()}>
        {t("create")}
      </Button>
    </form>
  );
}
