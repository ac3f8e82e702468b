// Back through the stages: how many deals must still enter each, by when, and what the rates say.
import { useTranslation } from "react-i18next";
import { formatDay } from "@/domain/dates";
import { listAddress } from "@/domain/view";
import type { StageNeed } from "@/features/targets/ahead";
import type { Drill } from "@/features/targets/attainment";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

const percent = (share: number) => `${Math.round(share * 100)}%`;
const openIn = (drill: Drill) => listAddress(`/${drill.resource}s`, { scope: "all", filter: drill.filter });

export function StageTable({ stages }: { stages: StageNeed[] }) {
  const { t } = useTranslation("targetAhead");
  const { language } = useLanguage();
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("stages")}>
      <h2>{t("stages")}</h2>
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("stage")}</th>
            <th scope="col">{t("onward")}</th>
            <th scope="col">{t("win")}</th>
            <th scope="col">{t("stay")}</th>
            <th scope="col">{t("openNow")}</th>
            <th scope="col">{t("mustEnter")}</th>
            <th scope="col">{t("perWeek")}</th>
            <th scope="col">{t("by")}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.id}>
              <td>{stage.name}</td>
              <td className="yd-num">{percent(stage.onward)}</td>
              <td className="yd-num">{percent(stage.win)}</td>
              <td className="yd-num">{stage.days.toFixed(1)}</td>
              <td className="yd-num">
                {stage.open_count > 0 && stage.drill ? (
                  <Link to={openIn(stage.drill)}>{stage.open_count}</Link>
                ) : (
                  stage.open_count
                )}
              </td>
              <td className="yd-num">{stage.fresh === null ? "–" : Math.ceil(stage.fresh + (stage.coming ?? 0))}</td>
              <td className="yd-num">{stage.per_week === null ? "–" : stage.per_week.toFixed(1)}</td>
              <td>
                {stage.by === null ? (
                  "–"
                ) : stage.late ? (
                  <Tag color="risk">{t("lateMark")}</Tag>
                ) : (
                  formatDay(stage.by, language)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
