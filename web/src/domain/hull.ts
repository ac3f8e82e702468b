// A soft hull around places that belong together: see docs/algorithms/hull.md.

export type XY = readonly [x: number, y: number];

const FAR = 5; // times the middle distance: what lies beyond is an outlier
const CORNERS = 16; // of the round margin

const median = (values: number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};

/** Those that belong together: without what lies `FAR` times as far from the middle as half of the others do. */
export function together(points: readonly XY[], least = 0): XY[] {
  const x = median(points.map((one) => one[0]));
  const y = median(points.map((one) => one[1]));
  const away = points.map((one) => Math.hypot(one[0] - x, one[1] - y));
  const most = FAR * Math.max(median(away), least);
  return points.filter((_, at) => (away[at] ?? 0) <= most);
}

/** The convex hull, counter-clockwise from the leftmost point (Andrew's monotone chain); no three in a line. */
export function convex(points: readonly XY[]): XY[] {
  const sorted = [...points].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  if (sorted.length < 3) return sorted.filter((one, at) => at === 0 || String(one) !== String(sorted[at - 1]));
  const half = (line: readonly XY[]) => {
    const found: XY[] = [];
    for (const point of line) {
      while (found.length >= 2 && turn(found.at(-2), found.at(-1), point) <= 0) found.pop();
      found.push(point);
    }
    found.pop();
    return found;
  };
  const found = [...half(sorted), ...half(sorted.reverse())];
  return found.length > 0 ? found : [sorted[0] as XY];
}

/** Twice the area of the triangle: positive when the way turns left. */
export function turn(a: XY | undefined, b: XY | undefined, c: XY): number {
  return a && b ? (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) : 1;
}

/** The hull with a round margin: of one point a circle, of points in a line a capsule; empty without points. */
export function hull(points: readonly XY[], margin: number): XY[] {
  const corners = convex(together(points, margin)).flatMap(([x, y]) =>
    Array.from({ length: CORNERS }, (_, at): XY => {
      const angle = (2 * Math.PI * at) / CORNERS;
      return [x + margin * Math.cos(angle), y + margin * Math.sin(angle)];
    }),
  );
  return convex(corners);
}
