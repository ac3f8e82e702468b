// Changing days and taking changes back, the latest first.
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type CalendarYear, type DayChange, useSetDay } from "@/features/org/calendar/queries";

export function useDayEditing(year: CalendarYear | undefined) {
  const { t } = useTranslation("calendar");
  const { message } = App.useApp();
  const set = useSetDay();
  const [past, setPast] = useState<Omit<DayChange, "version">[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const ownOf = (day: string) => year?.days.find((one) => one.day === day)?.own ?? null;

  function save(change: DayChange, onSaved: () => void) {
    const before = ownOf(change.day);
    setProblem(null);
    set.mutate(change, {
      onSuccess: () => {
        const mark = before && { kind: before.kind, name: before.name };
        setPast((known) => [...known, { day: change.day, mark }]);
        onSaved();
      },
      onError: (error) => {
        const refused = asApiError(error);
        setProblem(Object.values(refused.fields).flat()[0]?.message ?? refused.message);
      },
    });
  }

  function undo() {
    const last = past.at(-1);
    if (!last || set.isPending) return;
    setPast((known) => known.slice(0, -1));
    set.mutate(
      { ...last, version: ownOf(last.day)?.version ?? null },
      {
        onSuccess: () => void message.success(t("undone", { day: last.day })),
        onError: (error) => void message.error(asApiError(error).message, 8),
      },
    );
  }

  return { save, undo, last: past.at(-1)?.day ?? null, busy: set.isPending, problem, clear: () => setProblem(null) };
}
