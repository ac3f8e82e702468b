import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pixel } from "@/domain/clusters";
import { labels, overlap, type Place, width } from "@/domain/labels";

const places = JSON.parse(readFileSync("src/ui/map/places.json", "utf-8")).places as Place[];
const byLevel = [...places].sort((one, other) => one[0] - other[0]);

function around(latitude: number, longitude: number, zoom: number) {
  const [x, y] = pixel(latitude, longitude, zoom);
  return { left: x - 600, top: y - 400, right: x + 600, bottom: y + 400 };
}

describe("names on the map", () => {
  it("come from a list that is whole: every province's seat, islands included", () => {
    const names = new Set(places.filter((one) => one[0] === 0).map((one) => one[3]));
    expect(names.size).toBe(35);
    for (const one of ["北京", "台湾", "香港", "澳门", "三沙", "乌鲁木齐", "哈尔滨"]) expect(names).toContain(one);
    for (const [, latitude, longitude] of places) {
      expect(latitude).toBeGreaterThan(3_000);
      expect(latitude).toBeLessThan(54_000);
      expect(longitude).toBeGreaterThan(73_000);
      expect(longitude).toBeLessThan(136_000);
    }
  });

  it("never lie over each other, at any zoom, in both languages", () => {
    for (const english of [false, true]) {
      for (const zoom of [3, 4, 5, 6, 7, 8, 9, 10, 12, 14]) {
        for (const [latitude, longitude] of [
          [35, 104],
          [31.2, 121.5],
          [23.1, 113.3],
        ] as const) {
          const boxes = labels(byLevel, zoom, around(latitude, longitude, zoom), english).map((one) => ({
            left: one.x - 6,
            top: one.y - 9,
            right: one.x + 6 + width(one.text),
            bottom: one.y + 9,
          }));
          for (const [at, one] of boxes.entries()) {
            expect(boxes.slice(at + 1).some((other) => overlap(one, other))).toBe(false);
          }
        }
      }
    }
  });

  it("begin with the seats of provinces and go down to districts", () => {
    const far = labels(byLevel, 4, around(33, 108, 4), false);
    expect(new Set(far.map((one) => one.level))).toEqual(new Set([0]));
    expect(far.map((one) => one.text)).toContain("北京");
    const near = labels(byLevel, 11, around(31.2, 121.45, 11), false).map((one) => one.text);
    expect(near).toContain("上海");
    expect(near).toContain("浦东新区");
    expect(labels(byLevel, 11, around(31.2, 121.45, 11), true).map((one) => one.text)).toContain("Shanghai");
  });
});
