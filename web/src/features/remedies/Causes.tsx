// The four parts of a gap: own figure, what it should be, what the difference costs, and how sure that is.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { drillTo, FACTORS, type Factor, type Gap, type GapLine } from "@/api/remedies";
import type { Wish } from "@/features/remedies/AssignDialog";
import { wishFor } from "@/features/remedies/suggest";
import { useWords } from "@/features/remedies/words";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { Link } from "@/ui/nav";

const RATE = { activity: "in_play", cycle: "timely", conversion: "won", size: "size" } as const;
const BEHIND: Record<Factor, (node: GapLine) => string | undefined> = {
  activity: (node) => drillTo(node.drills.open),
  cycle: (node) => drillTo(node.drills.late),
  conversion: (node) => drillTo(node.drills.lost),
  size: (node) => drillTo(node.drills.won),
};
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
            const to = BEHIND[one](node);
            const own = words.figure(one, node.own[RATE[one]]);
            return (
              <tr key={one}>
                <td>{t(`factor.${one}`)}</td>
                <td>{to ? <Link to={to}>{own}</Link> : own}</td>
                <td>{words.figure(one, node.usual[RATE[one]])}</td>
                <td className={node.parts[one] > 0 ? "yd-risk" : "yd-gain"}>
                  <Money fen={node.parts[one]} />
                </td>
                <td>
                  <span className="yd-gap-bar" aria-hidden="true">
                    <i
                      className={node.parts[one] > 0 ? "yd-gap-minus" : "yd-gap-plus"}
                      style={{ width: `${(Math.abs(node.parts[one]) / most) * 100}%` }}
                    />
                  </span>
                </td>
                <td className="yd-words">{reason && <Tag color={HUE[reason.sure]}>{words.basis(reason)}</Tag>}</td>
              </tr>
            );
          })}
          <tr className="yd-total">
            <td>{node.gap > 0 ? t("gap") : t("over")}</td>
            <td />
            <td />
            <td>
              <Money fen={node.gap} />
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
