// Where a period may end: won so far, the range of eight in ten futures with its middle, commit, and the target line.
import "@/styles/forecast.css";
import { useTranslation } from "react-i18next";
import { useAmounts } from "@/ui/figure/Money";

export interface RangeBarProps {
  won: number;
  p10: number;
  p50: number;
  p90: number;
  commit: number | null;
  target: number;
  /** The same scale for several bars; by itself the largest of its figures. */
  most?: number | undefined;
}

export function RangeBar({ won, p10, p50, p90, commit, target, most }: RangeBarProps) {
  const { t } = useTranslation("forecast");
  const amounts = useAmounts();
  const end = Math.max(most ?? 0, target, p90, commit ?? 0, won, 1) * 1.02;
  const at = (value: number) => `${(Math.max(0, value) / end) * 100}%`;
  const said = [
    `${t("won")} ${amounts.said(won)}`,
    `${t("statistical")} ${t("range", { low: amounts.said(p10), high: amounts.said(p90) })}`,
    ...(commit === null ? [] : [`${t("commit")} ${amounts.said(commit)}`]),
    ...(target ? [`${t("target")} ${amounts.said(target)}`] : []),
  ].join(" · ");
  return (
    <div className="yd-range" role="img" aria-label={said} title={said}>
      <i className="yd-range-won" style={{ width: at(won) }} />
      <i className="yd-range-band" style={{ left: at(p10), width: at(p90 - p10) }} />
      <i className="yd-range-mid" style={{ left: at(p50) }} />
      {commit !== null && <i className="yd-range-commit" style={{ left: at(commit) }} />}
      {target > 0 && <i className="yd-range-target" style={{ left: at(target) }} />}
    </div>
  );
}
