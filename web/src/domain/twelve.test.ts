import { describe, expect, it } from "vitest";
import { spread, spreadWhole } from "@/domain/twelve";

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

describe("twelve months", () => {
  it("keep the year exactly, whatever the weights", () => {
    for (const total of [0, 1, 11, 12, 100_000_001])
      for (const weights of [
        [],
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        Array(12).fill(0),
        [1, ...Array(11).fill(0)],
      ]) {
        expect(sum(spread(total, weights))).toBe(total);
        expect(sum(spreadWhole(total, weights, 100))).toBe(total);
      }
  });

  it("follow the weights", () => {
    expect(spread(120, [1, ...Array(11).fill(0)])).toEqual([120, ...Array(11).fill(0)]);
    expect(spread(13, [])).toEqual([2, ...Array(11).fill(1)]);
  });

  it("come in whole yuan but for the last one", () => {
    const months = spreadWhole(1_234_567, [], 100);
    expect(months.slice(0, 11).every((one) => one % 100 === 0)).toBe(true);
  });
});
