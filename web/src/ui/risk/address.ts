// Conditions of lists of risks.
import type { Condition, Rule } from "@/domain/conditions";

export const OPEN: Rule = { field: "status", operator: "in", value: ["open", "watching"] };
export const SERIOUS: Rule = { field: "level", operator: "in", value: ["high", "critical"] };
export const all = (...rules: Rule[]): Condition => ({ combinator: "and", rules });
export const ofCell = (probability: number, impact: number): Condition =>
  all(
    OPEN,
    { field: "probability", operator: "=", value: probability },
    { field: "impact", operator: "=", value: impact },
  );
