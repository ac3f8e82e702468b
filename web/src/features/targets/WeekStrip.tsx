// The week's activity targets of a node and what is done of them; each count opens its records.
import { useTranslation } from "react-i18next";
import { formatDay } from "@/domain/dates";
import { listAddress } from "@/domain/view";
import { useWeek, type Week } from "@/features/targets/ahead";
import { KINDS } from "@/features/targets/crew";
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
        {data.people.length > 1 && <Together people={data.people} />}
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

function Together({ people }: { people: Week["people"] }) {
  const { t } = useTranslation("targetAhead");
  return (
    <li>
      <b>{t("wholeTeam")}</b>
      {sums(people).map((one) => (
        <span key={one.kind} className={one.done >= one.per_week ? "yd-gain" : undefined}>
          {t(`activity.${one.kind}`)} <b className="yd-num">{t("doneOf", { done: one.done, plan: one.per_week })}</b>
        </span>
      ))}
    </li>
  );
}

/** By kind, what all of them mean to do and have done. */
export const sums = (people: Week["people"]) =>
  KINDS.flatMap((kind) => {
    const items = people.flatMap((one) => one.items.filter((item) => item.kind === kind));
    const add = (value: (item: (typeof items)[number]) => number) => items.reduce((all, item) => all + value(item), 0);
    return items.length > 0 ? [{ kind, per_week: add((one) => one.per_week), done: add((one) => one.done) }] : [];
  });
