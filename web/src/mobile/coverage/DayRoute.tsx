// The outlets of a day in the order of the route: where, when it was last visited, what is due.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clockText, type OutletLine, useDay } from "@/api/coverage";
import { addDays, formatDay, today } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function DayRoute({ member }: { member: number }) {
  const { t } = useTranslation("coverage");
  const { language } = useLanguage();
  const [day, setDay] = useState(today);
  const found = useDay(member, day);
  const step = (by: number, name: "previousDay" | "nextDay", sign: string) => (
    <button type="button" className="ph-chip" aria-label={t(name)} onClick={() => setDay(addDays(day, by))}>
      {sign}
    </button>
  );
  return (
    <section className="ph-panel" aria-label={t("today")} data-day={day}>
      <h2 className="ph-coverage-day">
        {step(-1, "previousDay", "‹")}
        <span>{day === today() ? t("today") : formatDay(day, language, true)}</span>
        {step(1, "nextDay", "›")}
      </h2>
      {found.isPending && <Loading rows={3} />}
      {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && (
        <>
          <p className="yd-muted">
            {[
              !found.data.workday && t("freeDay"),
              found.data.routes.length > 0
                ? `${found.data.routes.map((one) => one.name).join("、")} · ${t("stops", { count: found.data.stops.length })}${found.data.more ? "+" : ""}`
                : t("noRoute"),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <ol className="ph-rows">
            {found.data.stops.map((stop, n) => (
              <li key={stop.id}>
                <Stop stop={stop} number={n + 1} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Stop({ stop, number }: { stop: OutletLine; number: number }) {
  const { t } = useTranslation("coverage");
  const { language } = useLanguage();
  const late = stop.deviations.find((one) => one.kind === "overdue")?.figure;
  const facts = [
    [stop.place, stop.address].filter(Boolean).join(" "),
    (stop.window_from || stop.window_to) &&
      t("window", { from: clockText(stop.window_from), to: clockText(stop.window_to) }),
    stop.last_on ? t("last", { day: formatDay(stop.last_on, language, true) }) : t("never"),
  ].filter(Boolean);
  const body = (
    <>
      <span>
        <strong>
          {number}. {stop.name ?? t("hidden")} {stop.grade}
        </strong>
        <small className="ph-words">{facts.join(" · ")}</small>
      </span>
      {late ? (
        <small className="yd-risk">{t("late", { count: late })}</small>
      ) : (
        stop.due_on && <small className="yd-faint">{t("due", { day: formatDay(stop.due_on, language, true) })}</small>
      )}
    </>
  );
  return stop.customer_id === null ? (
    <div className="ph-row">{body}</div>
  ) : (
    <Link className="ph-row" to={`/m/customers/${stop.customer_id}`}>
      {body}
    </Link>
  );
}
