// The heads of the columns: months and quarters by name, weeks with their dates, days with weekday and days off.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { daysOf, fills, opened, zoomOf } from "@/domain/grid-period";
import type { Shown } from "@/features/targets/queries";
import { columnKeys, hasSum } from "@/features/targets/rows";
import type { GridColumn } from "@/ui/grid/layout";
import { useLanguage } from "@/ui/language";

interface CalendarDay {
  day: string;
  kind: string;
  name: string;
}
const FREE = new Set(["weekend", "holiday", "company_holiday"]);

/** The company's calendar, wanted only when days are shown. */
function useFreeDays(year: number, wanted: boolean): ReadonlyMap<string, CalendarDay> {
  const found = useQuery({
    queryKey: ["calendar", year],
    queryFn: ({ signal }) => api.get<{ days: CalendarDay[] }>(`/org/calendar/${year}`, undefined, signal),
    enabled: wanted,
  });
  return useMemo(() => new Map((found.data?.days ?? []).map((day) => [day.day, day])), [found.data]);
}

const short = (day: string) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`;

export function usePeriodName() {
  const { t } = useTranslation("targetGrid");
  return (key: string): string => {
    const number = Number(key.slice(5));
    switch (zoomOf(key)) {
      case "year":
        return t("yearName", { year: key });
      case "quarter":
        return t("quarterName", { number });
      case "month":
        return t("monthName", { number });
      case "week":
        return t("weekName", { number });
      case "day":
        return short(key);
    }
  };
}

export function useColumns(grid: Shown): GridColumn[] {
  const { t } = useTranslation("targetGrid");
  const { language } = useLanguage();
  const name = usePeriodName();
  const days = useFreeDays(grid.target.year, grid.view.zoom === "day");
  // biome-ignore lint/correctness/useExhaustiveDependencies: names follow the language
  return useMemo(() => {
    const weekday = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
    const { within, zoom } = grid.view;
    return columnKeys(grid).map((key, at) => {
      const kind = zoomOf(key);
      const span = daysOf(key);
      if (at === 0 && hasSum(grid)) {
        const label = kind === "year" ? t("wholeYear") : t("sumOf", { period: name(key) });
        return fills(within, zoom) ? { key, label } : { key, label: t("sumOfWeeks"), title: t("weeksReachOut") };
      }
      const column: GridColumn = { key, label: name(key), opens: opened(key) !== null };
      if (kind === "week") column.sub = `${short(span.start)}–${short(span.end)}`;
      if (kind === "day") {
        const known = days.get(key);
        column.sub = weekday.format(new Date(`${key}T00:00:00Z`));
        column.free = FREE.has(known?.kind ?? "");
        if (known?.name) column.title = known.name;
      }
      if (column.opens) column.title = t("openPeriod", { period: name(key) });
      return column;
    });
  }, [grid.view, grid.periods, days, language]);
}
