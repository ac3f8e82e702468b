// How many of one's own tasks are due and late; the way to them.
import { RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { useMyTasks } from "@/api/tasks";
import { Link } from "@/ui/nav";

export function TasksCard() {
  const { t } = useTranslation("phone");
  const mine = useMyTasks();
  // The list itself says what went wrong; the rest of the day does not wait for it.
  if (!mine.data) return null;
  const count = (name: string) => mine.data.groups.find((one) => one.name === name)?.count ?? 0;
  const late = count("overdue");
  const today = count("today");
  return (
    <section className="ph-panel">
      <Link to="/m/tasks" className="ph-row">
        <span>
          <strong>{t("today.tasks")}</strong>
          <small className={late > 0 ? "yd-risk" : undefined}>
            {late + today > 0 ? t("today.tasksDue", { today, late }) : t("today.tasksNone")}
          </small>
        </span>
        <RightOutline />
      </Link>
    </section>
  );
}
