// Distances on the globe for the phone's own hint; the server measures again and its word counts.
const EARTH = 6_371_008.8; // mean radius in metres, IUGG

interface Point {
  latitude: number;
  longitude: number;
}
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres along the great circle (haversine). */
export function metresBetween(one: Point, other: Point): number {
  const up = Math.sin(radians(other.latitude - one.latitude) / 2);
  const along = Math.sin(radians(other.longitude - one.longitude) / 2);
  const half = up * up + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * along * along;
  return Math.round(2 * EARTH * Math.asin(Math.sqrt(Math.min(1, half))));
}

/** true inside the radius, false outside even in the best case of the accuracy, null when nobody can say. */
export function isWithin(metres: number | null, accuracy: number, radius: number): boolean | null {
  if (metres === null) return null;
  if (metres <= radius) return true;
  return metres - accuracy > radius ? false : null;
}
