import { expect, test } from "vitest";
import { levelAmount, levelOf, type Rung, reachOf, shareText, standing } from "@/domain/levels";

const rung = (code: string, bp: number, reached: boolean): Rung => ({
  code,
  label: { zh: code, en: code },
  bp,
  amount: bp,
  reached,
  missing: 0,
  per_day: null,
});

test("a level is rounded so that reaching it says exactly the percentage", () => {
  expect(levelAmount(10_000_001, 11_000, false)).toBe(11_000_002);
  expect(levelAmount(101, 9_000, true)).toBe(90);
  expect(levelAmount(123, 10_000, false)).toBe(123);
  // beyond what a double could multiply exactly
  expect(levelAmount(9_007_199_254_740_991, 10_001, false)).toBe(Number(9_008_099_974_666_466n));
});

test("an amount becomes the nearest percentage, and comes back as what that results in", () => {
  expect(levelOf(1_100_000, 1_000_000)).toBe(11_000);
  expect(levelOf(1_123_456, 1_000_000)).toBe(11_235);
  expect(levelAmount(1_000_000, 11_235, false)).toBe(1_123_500);
  expect(levelOf(5, 0)).toBeNull();
  expect(levelOf(11_000_000, 1_000_000)).toBeNull();
});

test("the hardest reached and the easiest open level", () => {
  const found = standing([rung("floor", 8_000, true), rung("target", 10_000, true), rung("stretch", 11_000, false)]);
  expect([found.reached?.code, found.next?.code, found.less]).toEqual(["target", "stretch", false]);
  expect(standing([]).next).toBeNull();
  expect(standing([rung("target", 10_000, true), rung("stretch", 9_000, false)]).less).toBe(true);
});

test("a bar reaches to the furthest level, or to what is beyond it", () => {
  const rungs = [rung("target", 10_000, true), rung("stretch", 12_500, false)];
  expect(reachOf(rungs, 0.4)).toBe(1.25);
  expect(reachOf(rungs, 1.6)).toBe(1.6);
  expect(reachOf([], null)).toBe(1);
  expect([shareText(11_000), shareText(11_250)]).toEqual(["110%", "112.5%"]);
});
