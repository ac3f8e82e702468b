// What is under a node, line by line: each name leads inside, each figure to its deals, the pencil to an override.
import "@/styles/forecast.css";
import { EditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type Outlook, type OutlookLine, shareText } from "@/api/outlook";
import { may } from "@/domain/permissions";
import { listAddress } from "@/domain/view";
import { CallDialog } from "@/features/forecast/CallDialog";
import { Money } from "@/ui/figure/Money";
import { RangeBar } from "@/ui/figure/RangeBar";
import { Link, useAddress } from "@/ui/nav";

const to = (drill: OutlookLine["drill"]) => listAddress("/deals", { scope: "all", filter: drill.filter });

export function LinesTable({ data }: { data: Outlook }) {
  const { t } = useTranslation("forecast");
  const { t: td } = useTranslation("forecastDesk");
  const { search } = useAddress();
  const { data: me } = useMe();
  const [edited, setEdited] = useState<OutlookLine | null>(null);
  const most = Math.max(...data.children.map((one) => Math.max(one.target, one.p90 ?? 0, one.commit ?? 0)), 1);
  const inside = (line: OutlookLine) =>
    `/forecast?${new URLSearchParams([["node", line.key], ...(search.get("period") ? [["period", search.get("period") ?? ""]] : [])])}`;
  const edits = data.callable && me !== undefined && me !== null && may(me.permissions, "forecast.override");
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table yd-forecast-lines">
        <thead>
          <tr>
            <th scope="col">{td("who")}</th>
            <th scope="col">{t("target")}</th>
            <th scope="col">{t("won")}</th>
            <th scope="col">{t("commit")}</th>
            <th scope="col">{t("best")}</th>
            <th scope="col">{t("weighted")}</th>
            <th scope="col">{td("p50")}</th>
            <th scope="col">{td("rangeHead")}</th>
            <th scope="col">{t("chance")}</th>
            <th scope="col">{td("coverage")}</th>
            <th scope="col">{td("week")}</th>
            <th scope="col">{td("error")}</th>
            {edits && <th scope="col">{td("override")}</th>}
          </tr>
        </thead>
        <tbody>
          {data.children.map((line) => (
            <tr key={line.key}>
              <td>
                <Link to={inside(line)}>{line.name}</Link>
                <Standing line={line} />
              </td>
              <td>{line.target ? <Money fen={line.target} /> : <span className="yd-faint">–</span>}</td>
              <td>
                <Link to={to(line.drill)}>
                  <Money fen={line.won} />
                </Link>
              </td>
              <td>
                <Money fen={line.commit} />
                {line.overridden && <small className="yd-risk">{td("overridden")}</small>}
              </td>
              <td>
                <Money fen={line.best} />
              </td>
              <td>
                <Money fen={line.weighted} />
              </td>
              <td>
                <Money fen={line.p50} />
              </td>
              <td>
                {line.p10 !== null && line.p50 !== null && line.p90 !== null && (
                  <RangeBar {...line} p10={line.p10} p50={line.p50} p90={line.p90} most={most} />
                )}
              </td>
              <td className={line.chance !== null && line.chance < 0.5 ? "yd-risk" : undefined}>
                {shareText(line.chance)}
              </td>
              <td>
                <Link to={to(line.open_drill)}>{coverage(line)}</Link>
              </td>
              <td>
                <Change line={line} />
              </td>
              <td>{shareText(line.scores.find((one) => one.method === "commit")?.mape ?? null)}</td>
              {edits && (
                <td>
                  {me?.member?.id !== line.id || line.kind === "team" ? (
                    <Button
                      type="text"
                      size="small"
                      icon={<EditOutlined />}
                      aria-label={td("overrideOf", { name: line.name })}
                      onClick={() => setEdited(line)}
                    />
                  ) : null}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {edited && <CallDialog line={edited} period={data.period.key} path="overrides" onClose={() => setEdited(null)} />}
    </section>
  );
}

/** Open deals due in the period ÷ what is missing to the target. */
function coverage(line: OutlookLine): string {
  const missing = line.target - line.won;
  if (line.target === 0 || missing <= 0) return "–";
  return `${(line.open_fen / missing).toFixed(1)}×`;
}

function Standing({ line }: { line: OutlookLine }) {
  const { t } = useTranslation("forecast");
  const { t: td } = useTranslation("forecastDesk");
  if (line.kind === "team")
    return line.people > 0 ? (
      <small className="yd-faint">{td("calledOf", { called: line.called, people: line.people })}</small>
    ) : null;
  if (line.own?.stale) return <small className="yd-risk">{t("stale")}</small>;
  return line.own || line.people === 0 ? null : <small className="yd-faint">{td("notYet")}</small>;
}

function Change({ line }: { line: OutlookLine }) {
  if (line.before === null || line.commit === null) return <span className="yd-faint">–</span>;
  const change = line.commit - line.before.commit;
  return change === 0 ? (
    <span className="yd-faint">0</span>
  ) : (
    <span className={change > 0 ? "yd-gain" : "yd-risk"}>
      {change > 0 ? "+" : ""}
      <Money fen={change} />
    </span>
  );
}
