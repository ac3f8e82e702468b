// Where a gap comes from, and who under the node needs what.
import { Button } from "antd-mobile";
import { RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { FACTORS, type Gap, type GapLine } from "@/api/remedies";
import type { Behind } from "@/mobile/record/DrillSheet";
import { Tag } from "@/ui/figure/Tag";
import { Link, useAddress } from "@/ui/nav";
import { behindFactor, VERB_HUE } from "@/ui/remedy/behind";
import { Lack } from "@/ui/remedy/Lack";
import { type Wish, wishFor } from "@/ui/remedy/suggest";
import { percent, useWords } from "@/ui/remedy/words";

const RATE = { activity: "in_play", cycle: "timely", conversion: "won", size: "size" } as const;
type Assign = ((wish: Wish) => void) | null;

export function CauseRows({
  data,
  onOpen,
  onAssign,
}: {
  data: Gap;
  onOpen: (behind: Behind) => void;
  onAssign: Assign;
}) {
  const { t } = useTranslation("gap");
  const words = useWords();
  const { node } = data;
  return (
    <section className="ph-panel" aria-label={t("why")}>
      <h2>{t("why")}</h2>
      <p className="yd-faint">{data.base_own ? t("whyOwn") : t("whyHow", { base: data.base })}</p>
      <ul className="ph-rows">
        {FACTORS.map((one) => {
          const reason = node.reasons.find((found) => found.factor === one);
          const drill = behindFactor(node, one);
          const title = t(`factor.${one}`);
          return (
            <li key={one}>
              <button
                type="button"
                className="ph-row"
                disabled={!drill}
                onClick={() => drill && onOpen({ title, drill })}
              >
                <span>
                  <strong>{title}</strong>
                  <small>
                    {t("own")} {words.figure(one, node.own[RATE[one]])} · {t("usual")}{" "}
                    {words.figure(one, node.usual[RATE[one]])}
                  </small>
                  {reason ? <small>{words.basis(reason)}</small> : node.parts[one] <= 0 && <small>{t("noLack")}</small>}
                </span>
                <strong>
                  <Lack fen={node.parts[one]} />
                </strong>
              </button>
            </li>
          );
        })}
      </ul>
      <Effort node={node} />
      {onAssign && node.verb !== "none" && (
        <Button block color="primary" size="large" onClick={() => onAssign(wishFor(node, t))}>
          {t(`verb.${node.verb}`)} · {t("assign")}
        </Button>
      )}
    </section>
  );
}

function Effort({ node }: { node: GapLine }) {
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

export function ChildRows({ data, onAssign }: { data: Gap; onAssign: Assign }) {
  const { t } = useTranslation("gap");
  const words = useWords();
  const { search } = useAddress();
  const period = search.get("period");
  const acts = (line: GapLine) => onAssign !== null && line.kind === "member" && line.verb !== "none";
  const lines = [...data.children].sort((a, b) => b.gap - a.gap);
  return (
    <section className="ph-panel" aria-label={t("who")}>
      <h2>{t("who")}</h2>
      <p className="yd-faint">{t("whoHow", { base: data.node.name })}</p>
      <ul className="ph-rows">
        {lines.map((line) => {
          const reason = line.reasons.find((one) => one.factor === line.cause) ?? line.reasons[0];
          return (
            <li key={line.key} className="ph-with-act">
              <Link
                to={`/m/gaps?${new URLSearchParams([...(period ? [["period", period]] : []), ["node", line.key]])}`}
                className="ph-row"
              >
                <span>
                  <strong>{line.name}</strong>
                  {line.verb !== "none" && reason && <small className="ph-words">{words.because(reason)}</small>}
                  <small className="ph-words">
                    {[
                      line.target ? `${t("expected")} ${percent(line.expected / line.target)}` : t("noTarget"),
                      line.chance !== null && `${t("chance")} ${percent(line.chance)}`,
                      line.open_remedies > 0 && t("openRemedies", { count: line.open_remedies }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </small>
                </span>
                <span className="ph-side">
                  <Tag color={VERB_HUE[line.verb]}>{t(`verb.${line.verb}`)}</Tag>
                  <small>
                    <Lack fen={line.gap} />
                  </small>
                </span>
                {!acts(line) && <RightOutline />}
              </Link>
              {onAssign && acts(line) && (
                <Button
                  size="small"
                  aria-label={t("assignTo", { name: line.name })}
                  onClick={() => onAssign(wishFor(line, t))}
                >
                  {t("assign")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
