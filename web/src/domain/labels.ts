// Names of places on a map: those of the level that a zoom shows, the more important first, none over another.
import { pixel } from "@/domain/clusters";

/** 0 seats of provinces, 1 cities, 2 districts and counties; thousandths of a degree; the name in Chinese and English. */
export type Place = readonly [level: number, latitude: number, longitude: number, name: string, english: string];

export interface Shown {
  level: number;
  /** Pixels of the world at this zoom: the dot, to whose right the name begins. */
  x: number;
  y: number;
  text: string;
}

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const DOT = 6; // pixels between the dot's middle and its name
const LEVELS = [0, 6, 9]; // the zoom from which each level is shown
const HIGH = 18; // pixels of a line of text
const APART = 10; // pixels between two names

/** About how wide a name is at 12 pixels: a Chinese sign takes a square, a Latin letter a bit more than half of it. */
export function width(text: string): number {
  let found = 0;
  for (const sign of text) found += sign.charCodeAt(0) > 0x2e80 ? 12 : 7;
  return found;
}

/** The names to be written in a part of the map; places come by importance. */
export function labels(places: readonly Place[], zoom: number, view: Rect, english: boolean): Shown[] {
  const found: Shown[] = [];
  const taken: Rect[] = [];
  for (const [level, latitude, longitude, name, inEnglish] of places) {
    if (zoom < (LEVELS[level] ?? 0)) continue;
    const [x, y] = pixel(latitude / 1000, longitude / 1000, zoom);
    if (x < view.left || x > view.right || y < view.top || y > view.bottom) continue;
    const text = english ? inEnglish : name;
    const box = { left: x - DOT, top: y - HIGH / 2, right: x + DOT + width(text) + APART, bottom: y + HIGH / 2 };
    if (taken.some((one) => overlap(one, box))) continue;
    taken.push(box);
    found.push({ level, x, y, text });
  }
  return found;
}

export const overlap = (one: Rect, other: Rect): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
