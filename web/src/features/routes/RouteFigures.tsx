// What the order saves against the present one, how long the way is, when the day ends.
import { useTranslation } from "react-i18next";
import type { Figures, Plan } from "@/api/routes";
import { clockOf, kilometres, minutes } from "@/domain/route";
import { StatFigure } from "@/ui/figure/StatFigure";

export function RouteFigures({ plan, figures }: { plan: Plan; figures: Figures }) {
  const { t } = useTranslation("routes");
  const saved = minutes(figures.before_seconds) - minutes(figures.seconds);
  const way = figures.before_metres - figures.metres;
  const late = minutes(figures.late + figures.overtime);
  const left = plan.stops.filter((one) => one.position === null).length;
  return (
    <section className="yd-figures" aria-live="polite">
      <StatFigure
        label={t("savedTime")}
        value={saved}
        unit={t("minutes")}
        tone={saved > 0 ? "gain" : saved < 0 ? "risk" : "plain"}
        note={t(`orderBy.${plan.by}`)}
      />
      <StatFigure
        label={t("savedWay")}
        value={kilometres(way)}
        unit={t("km")}
        tone={way > 0 ? "gain" : way < 0 ? "risk" : "plain"}
        note={plan.provider === "built_in" ? t("builtIn") : t("byService")}
      />
      <StatFigure
        label={t("way")}
        value={minutes(figures.seconds)}
        unit={`${t("minutes")} · ${kilometres(figures.metres)} ${t("km")}`}
        note={t("wayNote", { minutes: minutes(figures.before_seconds), km: kilometres(figures.before_metres) })}
      />
      <StatFigure
        label={t("ends")}
        value={clockOf(figures.ends)}
        tone={late > 0 ? "risk" : "plain"}
        note={late > 0 ? t("lateNote", { count: late }) : t("endsNote", { time: clockOf(figures.before_ends) })}
      />
      <StatFigure
        label={t("count")}
        value={plan.stops.length - left}
        note={left > 0 ? t("countNote", { count: left }) : t("allIn")}
      />
    </section>
  );
}
