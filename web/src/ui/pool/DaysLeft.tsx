// How many days a record still stays with its owner, counted from its last day.
import { useTranslation } from "react-i18next";
import { daysBetween, today } from "@/domain/dates";

const SOON = 3;

export function DaysLeft({ day }: { day: unknown }) {
  const { t } = useTranslation("pools");
  if (typeof day !== "string") return null;
  const left = daysBetween(today(), day);
  return (
    <span className={left <= SOON ? "yd-risk" : undefined} title={day}>
      {left < 0 ? t("overdue") : left === 0 ? t("dueToday") : t("daysLeft", { count: left })}
    </span>
  );
}
export const dueCells = { pool_due_on: (value: unknown) => <DaysLeft day={value} /> };
