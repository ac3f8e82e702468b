// Points of a map in a grid: near ones become one cluster, so that ten thousand stay smooth to draw.

/** What is shown of an outlet: where it lies and to which colour it belongs. */
export interface Dot {
  id: number;
  latitude: number;
  longitude: number;
  colour: number;
}

export interface Spot {
  x: number;
  y: number;
  count: number;
  /** Index of the first point, which is the only one when `count` is 1. */
  first: number;
  /** How many there are of each colour. */
  colours: number[];
}

const TILE = 256;

/** Where a place lies in the world of a zoom level, in pixels (Web Mercator). */
export function pixel(latitude: number, longitude: number, zoom: number): [number, number] {
  const size = TILE * 2 ** zoom;
  const sine = Math.sin((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180);
  return [((longitude + 180) / 360) * size, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size];
}

/** Clusters of points by cells of `cell` pixels; each lies in the middle of its points. */
export function clusters(points: readonly Dot[], zoom: number, cell: number): Spot[] {
  const found = new Map<string, Spot>();
  points.forEach(({ latitude, longitude, colour }, index) => {
    const [x, y] = pixel(latitude, longitude, zoom);
    const key = `${Math.floor(x / cell)}:${Math.floor(y / cell)}`;
    const spot = found.get(key) ?? { x: 0, y: 0, count: 0, first: index, colours: [] };
    spot.x += (x - spot.x) / (spot.count + 1);
    spot.y += (y - spot.y) / (spot.count + 1);
    spot.count += 1;
    spot.colours[colour] = (spot.colours[colour] ?? 0) + 1;
    found.set(key, spot);
  });
  return [...found.values()];
}
