import { describe, expect, it } from "vitest";
import { clusters, pixel } from "@/domain/clusters";
import { clockOf, moved, navigation, secondsOf } from "@/domain/route";

describe("words of routes", () => {
  it("says and reads clock times", () => {
    expect(clockOf(9 * 3600 + 5 * 60)).toBe("09:05");
    expect(clockOf(9 * 3600 + 59 * 60 + 40)).toBe("10:00");
    expect(secondsOf("09:30")).toBe(34_200);
    expect(secondsOf("soon")).toBeNull();
  });

  it("moves one part of a list and keeps all", () => {
    expect(moved(["a", "b", "c", "d"], 0, 2)).toEqual(["b", "c", "a", "d"]);
    expect(moved(["a", "b", "c", "d"], 3, 0)).toEqual(["d", "a", "b", "c"]);
    expect(moved(["a"], 5, 0)).toEqual(["a"]);
  });

  it("leads to a place", () => {
    expect(navigation("一,店", 31.2, 121.4)).toContain("to=121.4%2C31.2%2C");
    expect(navigation("店", 31.2, 121.4)).toContain("coordinate=wgs84");
  });
});

describe("clusters", () => {
  const points = Array.from({ length: 10_000 }, (_, n) => ({
    id: n,
    latitude: 31 + (n % 100) / 200,
    longitude: 121 + Math.floor(n / 100) / 200,
    colour: n % 3,
  }));

  it("loses no point, however far one zooms in", () => {
    for (const zoom of [4, 9, 13, 18]) {
      const found = clusters(points, zoom, 48);
      expect(found.reduce((all, one) => all + one.count, 0)).toBe(10_000);
      expect(found.reduce((all, one) => all + (one.colours[1] ?? 0), 0)).toBe(3333);
    }
    expect(clusters(points, 4, 48).length).toBeLessThan(5);
    expect(clusters(points, 18, 48)).toHaveLength(10_000);
  });

  it("lies where its only point is", () => {
    const [spot] = clusters([{ id: 1, latitude: 31.2, longitude: 121.4, colour: 0 }], 10, 48);
    expect([spot?.x, spot?.y]).toEqual(pixel(31.2, 121.4, 10));
  });
});
