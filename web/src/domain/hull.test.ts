import { describe, expect, it } from "vitest";
import { convex, hull, together, turn, type XY } from "@/domain/hull";

/** Numbers from 0 to 1, the same each time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const clouds = Array.from({ length: 200 }, (_, seed) => {
  const roll = dice(seed + 1);
  const size = 1 + Math.floor(roll() * 60);
  const flat = seed % 5 === 0; // points in a line
  return Array.from({ length: size }, (): XY => {
    const x = Math.round(roll() * 1000);
    return [x, flat ? 2 * x + 7 : Math.round(roll() * 1000)];
  });
});
const inside = (ring: readonly XY[], point: XY, slack = 1e-6) =>
  ring.every((one, at) => turn(one, ring[(at + 1) % ring.length], point) >= -slack);
const shoelace = (ring: readonly XY[]) =>
  ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] as XY;
    return sum + x * nextY - nextX * y;
  }, 0) / 2;

describe("the hull of outlets", () => {
  it("holds every point that belongs together, with the margin around it", () => {
    for (const points of clouds) {
      const ring = hull(points, 10);
      for (const [x, y] of together(points, 10)) {
        expect(inside(ring, [x, y])).toBe(true);
        expect(inside(ring, [x + 9.7, y])).toBe(true);
        expect(inside(ring, [x, y - 9.7])).toBe(true);
      }
    }
  });

  it("is convex, turns left everywhere and has an area, even of one point or of points in a line", () => {
    for (const points of clouds) {
      const ring = hull(points, 10);
      expect(ring.length).toBeGreaterThanOrEqual(8);
      expect(shoelace(ring)).toBeGreaterThan(300); // nearly a circle of radius 10
      for (const [at, one] of ring.entries()) {
        const next = ring[(at + 1) % ring.length];
        expect(turn(one, next, ring[(at + 2) % ring.length] as XY)).toBeGreaterThan(0);
      }
    }
  });

  it("does not depend on the order of points, nor on where they lie", () => {
    for (const points of clouds) {
      const sorted = (ring: readonly XY[]) => ring.map(([x, y]) => `${x.toFixed(4)},${y.toFixed(4)}`).sort();
      expect(sorted(hull([...points].reverse(), 10))).toEqual(sorted(hull(points, 10)));
      const moved = hull(
        points.map(([x, y]): XY => [x + 500, y - 300]),
        10,
      );
      expect(sorted(moved.map(([x, y]): XY => [x - 500, y + 300]))).toEqual(sorted(hull(points, 10)));
    }
  });

  it("is not drawn out by a point far away, and never loses half of the points", () => {
    for (const points of clouds.filter((one) => one.length >= 5)) {
      const far: XY = [1e6, -1e6];
      expect(together([...points, far], 10)).not.toContain(far);
      expect(together(points, 10).length).toBeGreaterThanOrEqual(points.length / 2);
      expect(inside(hull([...points, far], 10), far)).toBe(false);
    }
  });

  it("knows what is no cloud", () => {
    expect(hull([], 10)).toEqual([]);
    expect(convex([[1, 1], [1, 1]])).toEqual([[1, 1]]); // biome-ignore format: one line says it
    expect(hull([[5, 5]], 10)).toHaveLength(16);
    expect(together([[0, 0], [1, 0], [90, 0]], 10)).toEqual([[0, 0], [1, 0]]); // biome-ignore format: one line says it
  });
});
