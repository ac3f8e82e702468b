// The level of a risk, with its score where that is known (a list may be without the column).
import { useTranslation } from "react-i18next";
import type { RiskCard } from "@/api/risks";
import "@/styles/risks.css";

export function LevelTag({ risk }: { risk: Pick<RiskCard, "level"> & { score: number | null } }) {
  const { t } = useTranslation("risks");
  return (
    <span className={`yd-risk-level yd-risk-${risk.level}`}>
      {t(`level.${risk.level}`)}
      {risk.score !== null && <span className="yd-num"> {risk.score}</span>}
    </span>
  );
}
