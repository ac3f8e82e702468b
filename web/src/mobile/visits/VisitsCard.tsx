// On the first page: today's visits, the next stop with one button, and how the queue stands.
import "@/styles/phone-visits.css";
import { RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { NextCard } from "@/mobile/visits/NextCard";
import { useDay, useField } from "@/mobile/visits/useField";
import { Link } from "@/ui/nav";

export function VisitsCard() {
  const { t } = useTranslation("phoneVisits");
  const { db } = useField();
  const found = useDay(db);
  if (!found) return null;
  const { day } = found;
  const done = day.stops.filter((one) => one.state === "done").length;
  return (
    <>
      <section className="ph-panel">
        <Link to="/m/visits" className="ph-row">
          <span>
            <strong>{t("title")}</strong>
            <small>
              {day.stops.length > 0 ? t("progress", { done, all: day.stops.length }) : t("noPlan")}
              {day.due.length > 0 && ` · ${t("due")} ${day.due.length}`}
            </small>
          </span>
          <RightOutline />
        </Link>
        <nav className="ph-quick" aria-label={t("title")}>
          <Link to="/m/visits/find">{t("other")}</Link>
          <Link to="/m/visits/queue">{t("queue.title")}</Link>
        </nav>
      </section>
      {(day.open || day.next) && <NextCard day={day} />}
    </>
  );
}
