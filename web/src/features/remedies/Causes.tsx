// The four parts of a gap: own figure, what it should be, what the difference costs, and how sure that is.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { drillTo, FACTORS, type Gap, type GapLine } from "@/api/remedies";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { Link } from "@/ui/nav";
import { behindFactor } from "@/ui/remedy/behind";
import { Lack } from "@/ui/remedy/Lack";
import { type Wish, wishFor } from "@/ui/remedy/suggest";
import { useWords } from "@/ui/remedy/words";

const RATE = { activity: "in_play", cycle: "timely", conversion: "won", size: "size" } as const;
const HUE = { clear: "risk", hint: "mark", few: "grey" } as const;

export function Causes({ data, onAssign }: { data: Gap; onAssign: ((wish: Wish) => void) | null }) {
  const { t } = useTranslation("gap");
  const words = useWords();
  const { node } = data;
  const most = Math.max(1, ...FACTORS.map((one) => Math.abs(node.parts[one])));
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("why")}>
      <h2>{t("why")}</h2>
      <p className="yd-faint">{data.base_own ? t("whyOwn") : t("whyHow", { base: data.base })}</p>
      <table className="yd-figure-table yd-gap-causes">
        <thead>
          <tr>
            <th scope="col">{t("factorName")}</th>
            <th scope="col">{t("own")}</th>
            <th scope="col">{t("usual")}</th>
            <th scope="col">{t("cost")}</th>
            <th scope="col" aria-label={t("why")} />
            <th scope="col" className="yd-words">
              {t("basis")}
            </th>
          </tr>
        </thead>
        <tbody>
          {FACTORS.map((one) => {
            const reason = node.reasons.find((found) => found.factor === one);
            const to = drillTo(behindFactor(node, one));
            const own = words.figure(one, node.own[RATE[one]]);
            return (
              <tr key={one}>
                <td>{t(`factor.${one}`)}</td>
                <td>{to ? <Link to={to}>{own}</Link> : own}</td>
                <td>{words.figure(one, node.usual[RATE[one]])}</td>
                <td>
                  <Lack fen={node.parts[one]} />
                </td>
                <td>
                  <span className="yd-gap-bar" aria-hidden="true">
                    <i
                      className={node.parts[one] > 0 ? "yd-gap-minus" : "yd-gap-plus"}
                      style={{ width: `${(Math.abs(node.parts[one]) / most) * 100}%` }}
                    />
                  </span>
                </td>
                <td className="yd-words">
                  {reason ? (
                    <Tag color={HUE[reason.sure]}>{words.basis(reason)}</Tag>
                  ) : (
                    <span className="yd-faint">{node.parts[one] > 0 ? "–" : t("noLack")}</span>
                  )}
                </td>
              </tr>
            );
          })}
          <tr className="yd-total">
            <td>{node.gap > 0 ? t("gap") : t("over")}</td>
            <td />
            <td />
            <td>
              <Money fen={Math.abs(node.gap)} />
            </td>
            <td />
            <td className="yd-words" />
          </tr>
        </tbody>
      </table>
      {node.effort && <EffortLine node={node} />}
      {onAssign && node.verb !== "none" && (
        <p>
          <Button type="primary" onClick={() => onAssign(wishFor(node, t))}>
            {t(`verb.${node.verb}`)} · {t("assign")}
          </Button>
        </p>
      )}
    </section>
  );
}

export function EffortLine({ node }: { node: GapLine }) {
  const { t } = useTranslation("gap");
  if (!node.effort) return null;
  const { own, usual, low } = node.effort;
  return (
    <p className={low ? "yd-risk" : "yd-faint"}>
      {t("effort", { own: own.toFixed(1), usual: usual.toFixed(1) })}
      {low !== null && ` · ${t(low ? "effortLow" : "effortFine")}`}
    </p>
  );
}
