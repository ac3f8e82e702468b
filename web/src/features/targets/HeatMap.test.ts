import { describe, expect, it } from "vitest";
import { heatStep } from "@/features/targets/HeatMap";

describe("steps of the heat map", () => {
  it("says nothing without a target, and rises with what was reached", () => {
    expect(heatStep(0, 5)).toBeNull();
    expect([0, 49, 50, 79, 80, 99, 100, 109, 110, 900].map((actual) => heatStep(100, actual))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3, 4, 4,
    ]);
  });
});
