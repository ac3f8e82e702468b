// Points of a map in a grid: near ones become one cluster, so that ten thousand stay smooth to draw.

export interface Spot {
  x: number;
  y: number;
  count: number;
  /** Index of the first point, which is the only one when `count` is 1. */
  first: number;
  due: number;
  done: number;
}

const TILE = 256;

/** Where a place lies in the world of a zoom level, in pixels (Web Mercator). */
export function pixel(latitude: number, longitude: number, zoom: number): [number, number] {
  const size = TILE * 2 ** zoom;
  const sine = Math.sin((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180);
  return [((longitude + 180) / 360) * size, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size];
}

/** Clusters of points by cells of `cell` pixels; each lies in the middle of its points. */
export function clusters(
  points: readonly (readonly [number, number, number, number, string])[],
  zoom: number,
  cell: number,
): Spot[] {
  const found = new Map<string, Spot>();
  points.forEach(([, latitude, longitude, state], index) => {
    const [x, y] = pixel(latitude, longitude, zoom);
    const key = `${Math.floor(x / cell)}:${Math.floor(y / cell)}`;
    const spot = found.get(key) ?? { x: 0, y: 0, count: 0, first: index, due: 0, done: 0 };
    spot.x += (x - spot.x) / (spot.count + 1);
    spot.y += (y - spot.y) / (spot.count + 1);
    spot.count += 1;
    if (state === 1) spot.due += 1;
    if (state === 2) spot.done += 1;
    found.set(key, spot);
  });
  return [...found.values()];
}
