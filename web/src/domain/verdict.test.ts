import { describe, expect, it } from "vitest";
import { answerOf } from "@/domain/verdict";

const node = (chance: number | null, gap = 100) => ({ target: 1000, gap, chance });

describe("whether a target will be reached", () => {
  it("goes by the chance where there is one", () => {
    expect(answerOf(node(0.9), false)).toBe("yes");
    expect(answerOf(node(0.5, -10), false)).toBe("maybe");
    expect(answerOf(node(0.1, -10), false)).toBe("no");
  });
  it("goes by what is expected where there is none", () => {
    expect(answerOf(node(null, 0), false)).toBe("yes");
    expect(answerOf(node(null), false)).toBe("no");
  });
  it("goes by what came when the period is over", () => {
    expect(answerOf(node(0.9), true)).toBe("overNo");
    expect(answerOf(node(0.1, 0), true)).toBe("overYes");
  });
  it("says nothing without a target", () =>
    expect(answerOf({ target: 0, gap: -5, chance: null }, true)).toBe("noTarget"));
});
