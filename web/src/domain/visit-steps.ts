// Whether the answer of a step is complete, and what of it goes to the server: the server's own checks, said before the way.
import type { CompetitorAnswer, OrderAnswer, StockAnswer } from "@/domain/outlet";

export interface AskedQuestion {
  key: string;
  kind: "text" | "number" | "choice" | "yes_no";
  required?: boolean;
}
export interface AskedStep {
  kind: string;
  required: boolean;
  questions?: readonly AskedQuestion[] | null;
}
export type Given = Record<string, unknown>;
export type Problem = "empty" | "noText" | "noAmount" | "noMethod" | "noPrice" | "noCompetitor" | "noAnswer";
export const METHODS = ["cash", "transfer", "wechat", "alipay", "cheque", "other"] as const;

/** Without lines that say nothing: a product that was not counted, one of which nothing is ordered. */
export function packed(kind: string, given: Given): Given {
  if (kind === "stock") return { lines: (given as unknown as StockAnswer).lines.filter((one) => one.stock !== null) };
  if (kind === "order") {
    const { lines, note } = given as unknown as OrderAnswer;
    return { lines: lines.filter((one) => one.quantity > 0), note };
  }
  if (kind === "survey") {
    const answers = Object.entries(given.answers as Given).filter(([, value]) => value !== null && value !== "");
    return { answers: Object.fromEntries(answers) };
  }
  return given;
}

/** What is still missing, null when the step can be saved. */
export function problemOf(step: AskedStep, given: Given | null): Problem | null {
  if (given === null) return "empty";
  const check = CHECKS[step.kind];
  return check ? check(packed(step.kind, given), step) : null;
}

const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");
const CHECKS: Record<string, (given: Given, step: AskedStep) => Problem | null> = {
  note: (given) => (text(given.text) === "" ? "noText" : null),
  collection: (given) =>
    typeof given.amount !== "number" || given.amount <= 0 ? "noAmount" : text(given.method) === "" ? "noMethod" : null,
  stock: (given) => ((given as unknown as StockAnswer).lines.length === 0 ? "empty" : null),
  order: (given) => {
    const { lines } = given as unknown as OrderAnswer;
    if (lines.length === 0) return "empty";
    return lines.some((one) => one.price === null) ? "noPrice" : null;
  },
  competitor: (given) => {
    const { rows } = given as unknown as CompetitorAnswer;
    if (rows.length === 0) return "empty";
    return rows.some((one) => text(one.competitor) === "") ? "noCompetitor" : null;
  },
  survey: (given, step) => {
    const answers = given.answers as Given;
    const missing = (step.questions ?? []).some((one) => one.required && answers[one.key] === undefined);
    return missing ? "noAnswer" : null;
  },
};
