// Whether a target will be reached, in one word: by the chance where a forecast says one, else by what is expected.
export type Answer = "yes" | "maybe" | "no" | "noTarget" | "overYes" | "overNo";

const SAFE = 0.75;
const OPEN = 0.4;

export function answerOf(node: { target: number; gap: number; chance: number | null }, over: boolean): Answer {
  if (node.target === 0) return "noTarget";
  if (over) return node.gap <= 0 ? "overYes" : "overNo";
  if (node.chance === null) return node.gap <= 0 ? "yes" : "no";
  return node.chance >= SAFE ? "yes" : node.chance >= OPEN ? "maybe" : "no";
}
