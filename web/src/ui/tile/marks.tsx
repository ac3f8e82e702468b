// Small charts as plain HTML and SVG: light enough for the phone, and they print. Every mark opens its records.
import { useChartColours } from "@/ui/tile/colours";
import { TileLink } from "@/ui/tile/TileLink";

export interface Mark {
  key: string;
  label: string;
  value: number;
  /** The value in words. */
  text: string;
  to?: string | undefined;
}

export function Bars({ marks }: { marks: readonly Mark[] }) {
  const most = Math.max(1, ...marks.map((one) => Math.abs(one.value)));
  return (
    <ul className="yd-tile-bars">
      {marks.map((one) => {
        const inner = (
          <>
            <span title={one.label}>{one.label}</span>
            <i>
              <b style={{ width: `${(Math.abs(one.value) / most) * 100}%` }} />
            </i>
            <span className="yd-num">{one.text}</span>
          </>
        );
        return <li key={one.key}>{one.to ? <TileLink to={one.to}>{inner}</TileLink> : <div>{inner}</div>}</li>;
      })}
    </ul>
  );
}

const WIDTH = 320;
const HEIGHT = 120;

export function Line({ marks, label }: { marks: readonly Mark[]; label: string }) {
  const most = Math.max(1, ...marks.map((one) => one.value));
  const least = Math.min(0, ...marks.map((one) => one.value));
  const at = (n: number) => (marks.length < 2 ? WIDTH / 2 : (n / (marks.length - 1)) * WIDTH);
  const high = (value: number) => HEIGHT - ((value - least) / (most - least || 1)) * HEIGHT;
  const points = marks.map((one, n) => `${at(n)},${high(one.value)}`).join(" ");
  const named = marks.length > 8 ? Math.ceil(marks.length / 6) : 1;
  return (
    <div className="yd-tile-line">
      <svg viewBox={`-6 -6 ${WIDTH + 12} ${HEIGHT + 12}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <line x1={0} x2={WIDTH} y1={high(0)} y2={high(0)} className="yd-tile-zero" />
        <polyline points={points} className="yd-tile-stroke" />
      </svg>
      <ol>
        {marks.map((one, n) => (
          <li key={one.key} title={`${one.label} ${one.text}`}>
            {one.to ? (
              <TileLink to={one.to} label={`${one.label} ${one.text}`}>
                {n % named === 0 ? one.label : "·"}
              </TileLink>
            ) : (
              <span>{n % named === 0 ? one.label : "·"}</span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

const ROUND = 100;

export function Pie({ marks, label }: { marks: readonly Mark[]; label: string }) {
  const colours = useChartColours();
  const shown = marks.filter((one) => one.value > 0);
  const whole = shown.reduce((sum, one) => sum + one.value, 0);
  let start = 0;
  return (
    <div className="yd-tile-pie">
      <svg viewBox="0 0 42 42" role="img" aria-label={label}>
        {shown.map((one, n) => {
          const part = (one.value / whole) * ROUND;
          const offset = ROUND / 4 - start;
          start += part;
          return (
            <circle
              key={one.key}
              cx="21"
              cy="21"
              r="15.9155"
              fill="none"
              stroke={colours[n % colours.length]}
              strokeWidth="7"
              strokeDasharray={`${part} ${ROUND - part}`}
              strokeDashoffset={offset}
            />
          );
        })}
      </svg>
      <ul>
        {shown.map((one, n) => {
          const inner = (
            <>
              <i style={{ background: colours[n % colours.length] }} />
              <span title={one.label}>{one.label}</span>
              <span className="yd-num">
                {one.text && `${one.text} · `}
                {((one.value / whole) * ROUND).toFixed(1)}%
              </span>
            </>
          );
          return <li key={one.key}>{one.to ? <TileLink to={one.to}>{inner}</TileLink> : <div>{inner}</div>}</li>;
        })}
      </ul>
    </div>
  );
}
