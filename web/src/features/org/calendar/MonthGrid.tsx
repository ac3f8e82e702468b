// One month: weeks from Monday, each day a button that says its kind in words, too.
import { useTranslation } from "react-i18next";
import { monthOf, weeksOf } from "@/domain/calendar";
import type { CalendarDay } from "@/features/org/calendar/queries";

export interface MonthGridProps {
  days: readonly CalendarDay[];
  workdays: number;
  today: string;
  /** The one day that Tab reaches. */
  at: string;
  editable: boolean;
  onOpen: (day: string) => void;
}

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const MARKED = new Set(["holiday", "makeup", "company_holiday", "company_workday"]);

export function MonthGrid({ days, workdays, today, at, editable, onOpen }: MonthGridProps) {
  const { t } = useTranslation("calendar");
  const month = monthOf(days[0]?.day ?? "");
  const said = (one: CalendarDay) => [one.day, t(`kind.${one.kind}`), one.name].filter(Boolean).join(" · ");
  return (
    <section className="yd-panel yd-month" aria-label={t(`month.m${month as 1}`)}>
      <header>
        <h2>{t(`month.m${month as 1}`)}</h2>
        <span className="yd-muted yd-num">{t("workdays", { count: workdays })}</span>
      </header>
      <table>
        <thead>
          <tr>
            {WEEK.map((number) => (
              <th key={number} scope="col">
                {t(`weekday.d${number}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week) => (
            <tr key={week.find(Boolean)?.day}>
              {week.map((one, n) =>
                one === null ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: blanks have nothing but their place
                  <td key={n} />
                ) : (
                  <td key={one.day}>
                    <button
                      type="button"
                      data-day={one.day}
                      data-kind={one.kind}
                      className={one.day === today ? "is-today" : undefined}
                      tabIndex={one.day === at ? 0 : -1}
                      title={said(one)}
                      aria-label={said(one)}
                      aria-current={one.day === today ? "date" : undefined}
                      aria-haspopup={editable ? "dialog" : undefined}
                      onClick={() => onOpen(one.day)}
                    >
                      <span className="yd-num">{Number(one.day.slice(8))}</span>
                      {MARKED.has(one.kind) && <i aria-hidden="true">{t(`mark.${one.kind as "holiday"}`)}</i>}
                      {one.own && <b aria-hidden="true" />}
                    </button>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
