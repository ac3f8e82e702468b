// Who is under a node: what is missing, of what it is made, what to do, and the one button for it.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { drillTo, FACTORS, type Gap, type GapLine } from "@/api/remedies";
import { EffortLine } from "@/features/remedies/Causes";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { Link, useAddress } from "@/ui/nav";
import { VERB_HUE } from "@/ui/remedy/behind";
import { Lack } from "@/ui/remedy/Lack";
import { type Wish, wishFor } from "@/ui/remedy/suggest";
import { percent, useWords } from "@/ui/remedy/words";

export function WhoTable({ data, onAssign }: { data: Gap; onAssign: ((wish: Wish) => void) | null }) {
  const { t } = useTranslation("gap");
  const { search } = useAddress();
  const period = search.get("period");
  const inside = (line: GapLine) =>
    `/gaps?${new URLSearchParams([...(period ? [["period", period]] : []), ["node", line.key]])}`;
  const lines = [...data.children].sort((a, b) => b.gap - a.gap);
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("who")}>
      <h2>{t("who")}</h2>
      <p className="yd-faint">{t("whoHow", { base: data.node.name })}</p>
      <table className="yd-figure-table yd-gap-who">
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("target")}</th>
            <th scope="col">{t("expected")}</th>
            <th scope="col">{t("gap")}</th>
            {FACTORS.map((one) => (
              <th key={one} scope="col">
                {t(`lack.${one}`)}
              </th>
            ))}
            <th scope="col">{t("chance")}</th>
            <th scope="col" className="yd-words">
              {t("do")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td>
                <Link to={inside(line)}>{line.name}</Link>
              </td>
              <td>
                <Money fen={line.target} />
              </td>
              <td>
                <Opened to={drillTo(line.drills.open_in)} fen={line.expected} />
              </td>
              <td>
                <Lack fen={line.gap} />
              </td>
              {FACTORS.map((one) => (
                <td key={one}>
                  <Lack quiet fen={line.parts[one]} />
                </td>
              ))}
              <td>{percent(line.chance)}</td>
              <td className="yd-words yd-gap-do">
                <Suggestion line={line} onAssign={onAssign} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Opened({ to, fen }: { to: string | undefined; fen: number }) {
  const money = <Money fen={fen} />;
  return to ? <Link to={to}>{money}</Link> : money;
}

function Suggestion({ line, onAssign }: { line: GapLine; onAssign: ((wish: Wish) => void) | null }) {
  const { t } = useTranslation("gap");
  const words = useWords();
  const reason = line.reasons.find((one) => one.factor === line.cause) ?? line.reasons[0];
  return (
    <>
      <span className="yd-gap-verb">
        <Tag color={VERB_HUE[line.verb]}>{t(`verb.${line.verb}`)}</Tag>
        {line.open_remedies > 0 && (
          <Link to={line.kind === "member" ? `/remedies?q=&member=${line.id}` : "/remedies"}>
            {t("openRemedies", { count: line.open_remedies })}
          </Link>
        )}
        {onAssign && line.kind === "member" && line.verb !== "none" && (
          <Button
            size="small"
            aria-label={t("assignTo", { name: line.name })}
            onClick={() => onAssign(wishFor(line, t))}
          >
            {t("assign")}
          </Button>
        )}
      </span>
      {line.verb !== "none" && reason && (
        <>
          <p>{words.because(reason)}</p>
          <p className="yd-faint">{words.basis(reason)}</p>
          {line.cause === "activity" && <EffortLine node={line} />}
        </>
      )}
    </>
  );
}
