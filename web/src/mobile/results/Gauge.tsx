// How much of the target is reached (bar) and how much of the time is gone (line).
export function Gauge({ rate, elapsed, label }: { rate: number | null; elapsed: number; label: string }) {
  const width = `${Math.min(100, Math.max(0, (rate ?? 0) * 100))}%`;
  return (
    <div className="ph-gauge" role="img" aria-label={label}>
      <i style={{ width }} />
      <b style={{ left: `${Math.min(100, elapsed * 100)}%` }} />
    </div>
  );
}
