// A share of a target as a bar, with a mark where time stands; the number beside it.
export interface RateProps {
  rate: number | null;
  /** Share of the period that has passed. */
  elapsed?: number | null;
  /** Then being ahead of time is the risk. */
  lessIsBetter?: boolean;
}

export function Rate({ rate, elapsed, lessIsBetter = false }: RateProps) {
  if (rate === null) return <span className="yd-faint">–</span>;
  const late = elapsed !== null && elapsed !== undefined && (lessIsBetter ? rate > elapsed : rate < elapsed);
  return (
    <span className={`yd-rate ${late ? "yd-rate-risk" : "yd-rate-gain"}`}>
      <span className="yd-rate-bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, Math.max(0, rate * 100))}%` }} />
        {elapsed !== null && elapsed !== undefined && <b style={{ left: `${Math.min(100, elapsed * 100)}%` }} />}
      </span>
      <span className="yd-num">{(rate * 100).toFixed(1)}%</span>
    </span>
  );
}
