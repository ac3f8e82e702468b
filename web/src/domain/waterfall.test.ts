import { describe, expect, it } from "vitest";
import { balance, bars } from "@/domain/waterfall";

const pile = (count: number, fen: number) => ({ count, fen });

describe("the waterfall", () => {
  const blocks = { won: pile(1, -300), new: pile(2, 500), increased: pile(1, 50), lost: pile(0, 0) };
  it("floats each bar on what was before, gains first", () => {
    expect(bars(pile(3, 1000), blocks, pile(4, 1250)).map((one) => [one.block, one.base, one.height])).toEqual([
      ["start", 0, 1000],
      ["new", 1000, 500],
      ["increased", 1500, 50],
      ["won", 1250, 300],
      ["end", 0, 1250],
    ]);
  });
  it("comes to the end", () => {
    expect(balance(pile(3, 1000), blocks)).toBe(1250);
  });
});
