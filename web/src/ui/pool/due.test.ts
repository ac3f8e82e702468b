import { expect, test } from "vitest";
import { dueCondition } from "@/ui/pool/due";

const of = (text: string) => dueCondition(new URLSearchParams(text));

test("the address of a warning is the days it speaks of, and whose records", () => {
  expect(of("scope=mine&due=2026-11-22..2026-11-25")).toEqual({
    combinator: "and",
    rules: [{ field: "pool_due_on", operator: "between", value: ["2026-11-22", "2026-11-25"] }],
  });
  expect(of("due=2026-11-22..2026-11-22&of=7,12")?.rules[1]).toEqual({
    field: "owner",
    operator: "in",
    value: [7, 12],
  });
});

test("any other address is none", () => {
  expect([of(""), of("due=near"), of("due=2026-11-22")]).toEqual([null, null, null]);
});
