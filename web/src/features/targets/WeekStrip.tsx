// The week's activity targets of a node and what is done of them; each count opens its records.
import { useTranslation } from "react-i18next";
import { formatDay } from "@/domain/dates";
import { listAddress } from "@/domain/view";
import { useWeek } from "@/features/targets/ahead";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

export function WeekStrip({ node }: { node: string }) {
  const { t } = useTranslation("targetAhead");
  const { language } = useLanguage();
  const { data } = useWeek(node);
  if (!data || data.people.length === 0) return null; // nothing is meant for this week; the page says how to save some
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("week")}>
      <h2>
        {t("week")}{" "}
        <small className="yd-faint">
          {t("weekOf", { start: formatDay(data.start, language), end: formatDay(data.end, language) })}
        </small>
      </h2>
      <ul className="yd-week">
        {data.people.map((person) => (
          <li key={person.member}>
            <Link to={`/what-it-takes?node=member:${person.member}`}>{person.name}</Link>
            {person.items.map((item) => {
              const text = t("doneOf", { done: item.done, plan: item.per_week });
              return (
                <span key={item.kind} className={item.done >= item.per_week ? "yd-gain" : undefined}>
                  {t(`activity.${item.kind}`)}{" "}
                  {item.drill ? (
                    <Link to={listAddress(`/${item.drill.resource}s`, { scope: "all", filter: item.drill.filter })}>
                      <b className="yd-num">{text}</b>
                    </Link>
                  ) : (
                    <b className="yd-num">{text}</b>
                  )}
                </span>
              );
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
