import { describe, expect, test } from "vitest";
import { both, type Condition, chipValue, clean, countRules, where, withChip } from "@/domain/conditions";

const rule = (field: string, operator: "=" | "in" | "null" | "between" | "contains", value?: unknown) => ({
  field,
  operator,
  value,
});
const and = (...rules: Condition["rules"]): Condition => ({ combinator: "and", rules });

describe("clean", () => {
  test("drops what is not filled in, keeps what needs no value", () => {
    const draft = and(
      rule("name", "contains", ""),
      rule("city", "null"),
      rule("amount", "between", ["1", null]),
      rule("status", "in", []),
    );
    expect(clean(draft)).toEqual(and({ field: "city", operator: "null" }));
  });

  test("nothing left is no condition", () => expect(clean(and(rule("name", "=", null), and()))).toBeNull());

  test("keeps nought and false, which are values", () => {
    expect(countRules(clean(and(rule("amount", "=", 0), rule("done", "=", false))))).toBe(2);
  });

  test("keeps not and nesting, drops keys of the builder", () => {
    const built = {
      id: "r1",
      combinator: "or",
      not: true,
      rules: [{ id: "r2", valueSource: "value", ...rule("a", "=", 1) }],
    } as unknown as Condition;
    expect(clean(built)).toEqual({ combinator: "or", not: true, rules: [{ field: "a", operator: "=", value: 1 }] });
  });
});

test("both holds the two under one and, and either alone as it is", () => {
  const first = where("a", "=", 1);
  const second: Condition = { combinator: "or", rules: [rule("b", "=", 1), rule("c", "=", 1)] };
  expect(both(first, second)).toEqual(and(first, second));
  expect(both(null, first)).toEqual(first);
  expect(both(null, undefined)).toBeNull();
});

describe("chips", () => {
  test("write one rule and leave the others alone", () => {
    const filter = and(rule("name", "contains", "苏"));
    const chosen = withChip(filter, "status", ["new"]);
    expect(chipValue(chosen, "status")).toEqual(["new"]);
    expect(withChip(chosen, "status", [])).toEqual(filter);
  });

  test("an or-tree is kept whole beside the chip", () => {
    const either: Condition = { combinator: "or", rules: [rule("a", "=", 1), rule("b", "=", 2)] };
    expect(withChip(either, "status", ["new"])).toEqual(and(either, rule("status", "in", ["new"])));
  });

  test("the last chip off leaves no condition", () => expect(withChip(withChip(null, "s", ["x"]), "s", [])).toBeNull());
});
