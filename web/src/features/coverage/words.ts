// Routes, versions and cycles in words, for desk pages.
import { useTranslation } from "react-i18next";
import type { Card, RouteLine, Version } from "@/api/coverage";
import { clockText } from "@/api/coverage";
import { formatDay } from "@/domain/dates";
import { useLanguage } from "@/ui/language";

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export function useWords() {
  const { t } = useTranslation("coverage");
  const { language } = useLanguage();
  const weekday = (day: number) => t(`weekday.d${day as Weekday}`);
  return {
    weekday,
    when: (route: Pick<RouteLine, "weekdays" | "every_weeks">) =>
      [route.every_weeks > 1 && t("everyWeeks", { count: route.every_weeks }), route.weekdays.map(weekday).join(" ")]
        .filter(Boolean)
        .join(" "),
    version: (one: Version) =>
      [
        t("version", { number: one.number }),
        one.starts_on &&
          (one.ends_on
            ? t("between", { from: formatDay(one.starts_on, language), to: formatDay(one.ends_on, language) })
            : t("since", { day: formatDay(one.starts_on, language) })),
      ]
        .filter(Boolean)
        .join(" · "),
    grade: (grade: string) => (grade ? t("ofGrade", { grade }) : t("unclassed")),
    hours: (card: Pick<Card, "day_from" | "day_to">) =>
      card.day_from && card.day_to ? `${clockText(card.day_from)}–${clockText(card.day_to)}` : t("noHours"),
    window: (from: string | null, to: string | null) => (from || to ? `${clockText(from)}–${clockText(to)}` : ""),
  };
}
