import { describe, expect, it } from "vitest";
import { type AreaPoint, BY, COLOURS, groups, keyOf, percent, ranked, SHOW, shows } from "@/domain/area";

const point = (id: number, owner: number | null, made: number, late: number | null, wanted = 0): AreaPoint => [
  id,
  31,
  121,
  "A",
  owner,
  1,
  null,
  null,
  made,
  late,
  wanted,
];
const many = Array.from({ length: 500 }, (_, n) =>
  point(n + 1, n % 17 === 0 ? null : n % 13, n % 3, n % 4 === 0 ? null : (n % 21) - 10, n % 4),
);

describe("outlets in groups", () => {
  it("stand in exactly one group, whatever they are grouped by", () => {
    for (const by of BY) {
      const found = groups(many, by);
      expect(found.flatMap((one) => one.points.map((its) => its[0])).sort((a, b) => a - b)).toEqual(
        many.map((one) => one[0]),
      );
      for (const show of SHOW) {
        const all = found.reduce((sum, one) => sum + one.counts[show], 0);
        expect(all).toBe(many.filter((one) => shows(one, show)).length);
      }
    }
  });

  it("come with the largest first; eight have a colour, those without anybody never do", () => {
    const found = groups(many, "owner");
    const sizes = found.map((one) => one.points.length);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(new Set(found.filter((one) => one.colour < COLOURS).map((one) => one.colour)).size).toBeLessThanOrEqual(8);
    expect(found.find((one) => one.key === "")?.colour).toBe(COLOURS);
  });

  it("are overdue before due before visited", () => {
    expect(keyOf(point(1, 1, 1, 3), "state")).toBe("overdue");
    expect(keyOf(point(1, 1, 1, 0), "state")).toBe("due");
    expect(keyOf(point(1, 1, 1, -6), "state")).toBe("due");
    expect(keyOf(point(1, 1, 1, -7), "state")).toBe("visited");
    expect(keyOf(point(1, 1, 0, null), "state")).toBe("none");
    expect(groups(many, "state").map((one) => one.key)).toEqual(["overdue", "due", "visited", "none"]);
  });

  it("are listed with the longest overdue first", () => {
    const points = [point(1, 1, 0, null), point(2, 1, 0, 3), point(3, 1, 1, 9), point(4, 1, 1, -2)];
    expect(ranked(points, "outlets")).toEqual([3, 2, 4, 1]);
    expect(ranked(points, "visited")).toEqual([3, 4]);
    expect(ranked(points, "overdue")).toEqual([3, 2]);
  });

  it("are reached when the visits made are those that the cycle asked for", () => {
    const [group] = groups(
      [point(1, 1, 2, 0, 2), point(2, 1, 1, 0, 2), point(3, 1, 1, null), point(4, 1, 0, 0)],
      "owner",
    );
    expect(group?.counts).toMatchObject({ outlets: 4, visited: 3, wanted: 2, reached: 1 });
    expect(group && [percent(group.counts, "visited"), percent(group.counts, "reached")]).toEqual([75, 50]);
    for (const one of groups(many, "owner")) expect(one.counts.reached).toBeLessThanOrEqual(one.counts.wanted);
    const [idle] = groups([point(1, 1, 0, null)], "owner");
    expect(idle && percent(idle.counts, "reached")).toBeNull();
  });
});
