// The one thing to do now: go on with the visit that is open, or start the next stop.
import { useTranslation } from "react-i18next";
import { formatClock, formatDay, minutesSince } from "@/domain/dates";
import { clockOf } from "@/domain/route";
import { beginAt } from "@/mobile/visits/paths";
import type { Day } from "@/offline/day";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

export function NextCard({ day }: { day: Day }) {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  if (day.open)
    return (
      <section className="ph-panel ph-next" aria-label={t("now")}>
        <small className="yd-faint">{t("now")}</small>
        <strong>{day.open.customer_name}</strong>
        <p className="yd-muted">
          {t("since", { time: formatClock(day.open.at, language), minutes: minutesSince(day.open.at) })}
        </p>
        <Link to={`/m/visits/${day.open.uuid}`} className="ph-big">
          {t("goOn")}
        </Link>
      </section>
    );
  if (day.next) {
    const { customer, plan, arrive } = day.next;
    const time = plan.time?.slice(0, 5) ?? (arrive === null ? null : t("about", { time: clockOf(arrive) }));
    const facts = [time, t(`purpose.${plan.purpose}`), customer.contact].filter(Boolean);
    return (
      <section className="ph-panel ph-next" aria-label={t("next")}>
        <small className="yd-faint">{t("next")}</small>
        <strong>
          {customer.name} {customer.grade}
        </strong>
        <p className="yd-muted">{facts.join(" · ")}</p>
        <p className="yd-muted">{customer.address}</p>
        <p className="yd-faint">
          {customer.last_visit_on
            ? t("lastVisit", { day: formatDay(customer.last_visit_on, language, true) })
            : t("neverVisited")}
        </p>
        <Link to={beginAt(customer.id, plan.id)} className="ph-big">
          {t("start")}
        </Link>
      </section>
    );
  }
  return day.stops.length > 0 ? (
    <section className="ph-panel ph-next">
      <strong>{t("allDone")}</strong>
    </section>
  ) : null;
}
