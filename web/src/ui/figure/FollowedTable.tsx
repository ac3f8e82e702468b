// Targets of several metrics under each other: how far, and what the next level takes. Each figure opens its records.
import "@/styles/attainment.css";
import "@/styles/target-life.css";
import { useTranslation } from "react-i18next";
import type { AllFollowed, Followed } from "@/api/followed";
import { listAddress } from "@/domain/view";
import { LevelWords } from "@/ui/figure/Levels";
import { Money, UnitProvider, useAmounts } from "@/ui/figure/Money";
import { Rate } from "@/ui/figure/Rate";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

interface FollowedTableProps {
  node: string;
  data: AllFollowed;
  items: readonly Followed[];
}
export function FollowedTable({ node, data, items }: FollowedTableProps) {
  const { t } = useTranslation("targets");
  return (
    <table className="yd-figure-table">
      <thead>
        <tr>
          <th scope="col">{t("metric")}</th>
          <th scope="col">{t("target")}</th>
          <th scope="col">{t("actual")}</th>
          <th scope="col">{t("rate")}</th>
          <th scope="col" className="yd-words">
            {t("gap")}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <UnitProvider key={one.metric.code} value={one.metric.unit}>
            <Row node={node} one={one} data={data} />
          </UnitProvider>
        ))}
      </tbody>
    </table>
  );
}

function Row({ node, one, data }: { node: string; one: Followed; data: AllFollowed }) {
  const { t } = useTranslation("targets");
  const { language } = useLanguage();
  const { said } = useAmounts();
  const { line, metric } = one;
  const place = new URLSearchParams({ metric: metric.code, period: data.period.key, node });
  return (
    <tr>
      <td>
        <Link to={`/attainment?${place}`}>{metric.label[language === "en" ? "en" : "zh"]}</Link>
      </td>
      <td>
        <Money fen={line.target} />
      </td>
      <td>
        <Link to={listAddress(`/${line.drill.resource}s`, { scope: "all", filter: line.drill.filter })}>
          <Money fen={line.actual} />
        </Link>
      </td>
      <td>
        <Rate rate={line.rate} elapsed={data.elapsed} lessIsBetter={metric.less_is_better} />
      </td>
      <td className="yd-words">
        {line.levels.length > 0 ? (
          <LevelWords rungs={line.levels} actual={line.actual} short />
        ) : line.gap > 0 && line.per_day !== null && !metric.less_is_better ? (
          t("perDay", { amount: said(line.per_day), count: data.days_left })
        ) : line.gap < 0 ? (
          `${t("over")} ${said(-line.gap)}`
        ) : (
          <Money fen={line.gap} />
        )}
      </td>
    </tr>
  );
}
