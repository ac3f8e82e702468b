// What is under a node: each team's and person's target, result and level; every figure opens its records.
import "@/styles/target-life.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Attainment, drillTo, type Line } from "@/features/targets/attainment";
import { LevelWords } from "@/ui/figure/Levels";
import { Money } from "@/ui/figure/Money";
import { Rate } from "@/ui/figure/Rate";
import { Link, useAddress } from "@/ui/nav";

export function LineTable({ data }: { data: Attainment }) {
  const { t } = useTranslation("targets");
  const { t: tl } = useTranslation("levels");
  const { children: lines, node: total, elapsed, pipeline } = data;
  const { search } = useAddress();
  const kept = ["period", "metric"].flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? ""]] : []));
  const inside = (line: Line) => `/attainment?${new URLSearchParams([...kept, ["node", line.key]])}`;
  const order = [...lines].sort((a, b) =>
    a.kind === b.kind ? (a.time_gap ?? 9) - (b.time_gap ?? 9) : a.kind === "team" ? -1 : 1,
  );
  const leveled = [total, ...lines].some((line) => line.levels.length > 0);
  const row = (line: Line, name: ReactNode, className?: string) => (
    <tr key={line.key} className={className}>
      <td>{name}</td>
      <td>
        <Money fen={line.target} />
      </td>
      <td>
        <Link to={drillTo(line.drill)}>
          <Money fen={line.actual} />
        </Link>
      </td>
      <td>
        <Rate rate={line.rate} elapsed={elapsed} lessIsBetter={data.less_is_better} />
      </td>
      <td className={line.gap > 0 ? "" : "yd-gain"}>
        <Money fen={line.gap} />
      </td>
      <td>
        <Link to={drillTo(line.drill)}>{line.count}</Link>
      </td>
      {pipeline && (
        <td>
          <Link to={drillTo(line.open_drill)}>
            <Money fen={line.weighted} />
          </Link>
        </td>
      )}
      {leveled && (
        <td className="yd-words">
          <LevelWords rungs={line.levels} actual={line.actual} short />
        </td>
      )}
    </tr>
  );
  return (
    <table className="yd-figure-table">
      <thead>
        <tr>
          <th scope="col">{t("who")}</th>
          <th scope="col">{t("target")}</th>
          <th scope="col">{t("actual")}</th>
          <th scope="col">{t("rate")}</th>
          <th scope="col">{t("gap")}</th>
          <th scope="col">{t(pipeline ? "won" : "recordCount")}</th>
          {pipeline && <th scope="col">{t("weighted")}</th>}
          {leveled && (
            <th scope="col" className="yd-words">
              {tl("column")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {order.map((line) => row(line, <Link to={inside(line)}>{line.name}</Link>))}
        {row(total, t("total"), "yd-total")}
      </tbody>
    </table>
  );
}
