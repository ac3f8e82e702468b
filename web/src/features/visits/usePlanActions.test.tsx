import { expect, test } from "vitest";
import { reported } from "@/features/visits/usePlanActions";

test("plans that stayed as they were are reported by name, with the reason", () => {
  const left = [{ id: 7, name: "大华超市", code: "visit_plan_over", message: "该计划已完成" }];
  expect(reported({ done: 2, left })).toEqual({
    done: 2,
    failed: [{ id: 7, title: "大华超市", code: "visit_plan_over", message: "该计划已完成" }],
  });
});
