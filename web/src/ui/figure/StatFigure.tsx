// One number as the hero: what it is, how much, against what – and a link to the records that it was computed from.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "@/ui/nav";

export interface StatFigureProps {
  label: string;
  value: ReactNode;
  unit?: string | undefined;
  /** Address of the records behind it; a figure without one must say in `note` what it is made of. */
  to?: string | undefined;
  note?: ReactNode;
  tone?: "gain" | "risk" | "plain";
  /** 0..1 for the bar, and where "now" stands in it. */
  share?: number | null;
  now?: number | null;
}

const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%`;

export function StatFigure({ label, value, unit, to, note, tone = "plain", share, now }: StatFigureProps) {
  const { t } = useTranslation("record");
  const number = (
    <>
      <span className="yd-num">{value}</span>
      {unit && <small>{unit}</small>}
    </>
  );
  return (
    <div className={`yd-stat yd-stat-${tone}`}>
      <div className="yd-stat-label">{label}</div>
      <div className="yd-stat-value">
        {to ? (
          <Link to={to} title={t("open")}>
            {number}
          </Link>
        ) : (
          number
        )}
      </div>
      {share !== undefined && share !== null && (
        <div className="yd-stat-bar" aria-hidden="true">
          <i style={{ width: percent(share) }} />
          {now !== undefined && now !== null && <b style={{ left: percent(now) }} />}
        </div>
      )}
      {note && <div className="yd-stat-note">{note}</div>}
    </div>
  );
}
