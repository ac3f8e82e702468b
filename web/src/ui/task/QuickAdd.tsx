// A task in one line: what, and one of the usual days; Enter saves it.
import { Button, DatePicker, Input, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type NewTask, useTaskVerbs } from "@/api/tasks";
import { addDays, today } from "@/domain/dates";
import { dueOf, nextMonday } from "@/ui/task/words";

type When = "today" | "tomorrow" | "nextMonday" | "noDay" | "otherDay";
const WHEN: readonly When[] = ["today", "tomorrow", "nextMonday", "noDay", "otherDay"];

function dayFor(when: When, other: string | null): string | null {
  const now = today();
  return { today: now, tomorrow: addDays(now, 1), nextMonday: nextMonday(now), noDay: null, otherDay: other }[when];
}

export function QuickAdd({ about, parent, place }: { about?: NewTask["subject"]; parent?: number; place?: string }) {
  const { t } = useTranslation("tasks");
  const { create } = useTaskVerbs();
  const [title, setTitle] = useState("");
  const [when, setWhen] = useState<When>(parent ? "noDay" : "today");
  const [other, setOther] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const save = () => {
    if (!title.trim() || create.isPending) return;
    const day = dayFor(when, other);
    setProblem("");
    create.mutate(
      {
        title: title.trim(),
        due_at: day && dueOf(day, null),
        ...(about ? { subject: about } : {}),
        ...(parent ? { parent } : {}),
      },
      {
        onSuccess: () => {
          setTitle("");
        },
        onError: (error) => setProblem(asApiError(error).message),
      },
    );
  };
  return (
    <>
      <div className="yd-task-quick">
        <Input
          maxLength={200}
          aria-label={t("whatToDo")}
          placeholder={place ?? t("quickPlace")}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onPressEnter={save}
        />
        <Select<When>
          aria-label={t("due")}
          value={when}
          popupMatchSelectWidth={false}
          onChange={setWhen}
          options={WHEN.map((one) => ({ value: one, label: t(one) }))}
        />
        {when === "otherDay" && (
          <DatePicker
            aria-label={t("otherDay")}
            value={other ? dayjs(other) : null}
            onChange={(day) => setOther(day ? day.format("YYYY-MM-DD") : null)}
          />
        )}
        <Button type="primary" disabled={!title.trim()} loading={create.isPending} onClick={save}>
          {t("add")}
        </Button>
      </div>
      {problem && (
        <p className="yd-risk" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
