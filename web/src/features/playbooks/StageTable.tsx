// One stage: each thing that can be done, how many won and lost deals did it, the difference with its interval.
import { useTranslation } from "react-i18next";
import type { EvidenceLine } from "@/api/plays";
import type { StageEvidence } from "@/features/playbooks/queries";
import { Who } from "@/ui/plays/Who";

const TONES = { more: "yd-gain", less: "", alike: "yd-muted", few: "yd-muted" } as const;
const percent = (share: number | null) => (share === null ? "–" : `${Math.round(share * 100)}%`);
const points = (share: number | null) => {
  if (share === null) return "–";
  const rounded = Math.round(share * 100);
  return `${rounded > 0 ? "+" : rounded < 0 ? "−" : ""}${Math.abs(rounded)}`;
};
const days = (value: number | null) => (value === null ? "–" : value.toFixed(1).replace(/\.0$/, ""));

export function StageTable({ stage }: { stage: StageEvidence }) {
  const { t } = useTranslation("playsDesk");
  return (
    <table className="yd-figure-table">
      <thead>
        <tr>
          <th scope="col">{t("measure")}</th>
          <th scope="col">
            {t("wonDid")} (n={stage.won})
          </th>
          <th scope="col">
            {t("lostDid")} (n={stage.lost})
          </th>
          <th scope="col">{t("difference")}</th>
          <th scope="col">{t("firstDay")}</th>
          <th scope="col" className="yd-left" aria-label={t("difference")} />
        </tr>
      </thead>
      <tbody>
        {stage.lines.map((line) => (
          <Row key={line.measure} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line }: { line: EvidenceLine }) {
  const { t } = useTranslation("playsDesk");
  const { t: tp } = useTranslation("plays");
  const { contrast } = line;
  if (!contrast)
    return (
      <tr>
        <td>{tp(`measure.${line.measure}`)}</td>
        <td>{days(line.won_median)}</td>
        <td>{days(line.lost_median)}</td>
        <td>–</td>
        <td>–</td>
        <td className="yd-left" />
      </tr>
    );
  const gap =
    contrast.won_share !== null && contrast.lost_share !== null ? contrast.won_share - contrast.lost_share : null;
  return (
    <tr>
      <td>
        {tp(`measure.${line.measure}`)}
        <Who line={line} />
      </td>
      <td>{percent(contrast.won_share)}</td>
      <td>{percent(contrast.lost_share)}</td>
      <td>
        {points(gap)}{" "}
        <small className="yd-faint">
          {t("between", { least: points(contrast.least), most: points(contrast.most) })}
        </small>
      </td>
      <td>{days(line.won_first)}</td>
      <td className={`yd-left ${TONES[contrast.verdict]}`}>{t(`verdict.${contrast.verdict}`)}</td>
    </tr>
  );
}
