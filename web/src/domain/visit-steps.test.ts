import { expect, test } from "vitest";
import { packed, problemOf } from "@/domain/visit-steps";

const step = (kind: string, more: object = {}) => ({ kind, required: true, ...more });

test.each([
  ["note", { text: " " }, "noText"],
  ["note", { text: "好" }, null],
  ["collection", { amount: null, method: "cash" }, "noAmount"],
  ["collection", { amount: 100, method: "" }, "noMethod"],
  ["collection", { amount: 100, method: "cash" }, null],
  ["stock", { lines: [{ product_id: 1, stock: null }] }, "empty"],
  ["stock", { lines: [{ product_id: 1, stock: 0 }] }, null],
  ["order", { lines: [{ product_id: 1, quantity: 0, price: null }], note: "" }, "empty"],
  ["order", { lines: [{ product_id: 1, quantity: 2, price: null }], note: "" }, "noPrice"],
  ["order", { lines: [{ product_id: 1, quantity: 2, price: 5 }], note: "" }, null],
  ["competitor", { rows: [] }, "empty"],
  ["competitor", { rows: [{ competitor: "" }] }, "noCompetitor"],
  ["display", { faces: [], ok: true, note: "" }, null],
])("%s %j: %s", (kind, given, problem) => {
  expect(problemOf(step(kind), given)).toBe(problem);
});

test("a survey lacks what it must have; nothing at all is empty", () => {
  const survey = step("survey", { questions: [{ key: "a", kind: "yes_no", required: true }] });
  expect(problemOf(survey, { answers: {} })).toBe("noAnswer");
  expect(problemOf(survey, { answers: { a: false } })).toBeNull();
  expect(problemOf(survey, null)).toBe("empty");
});

test("what says nothing does not travel", () => {
  const lines = [
    { product_id: 1, stock: 3 },
    { product_id: 2, stock: null },
  ];
  expect(packed("stock", { lines })).toEqual({ lines: [lines[0]] });
  expect(packed("survey", { answers: { a: "", b: 0 } })).toEqual({ answers: { b: 0 } });
});
