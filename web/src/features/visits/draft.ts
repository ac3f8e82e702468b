// A type of visit while it is edited.
import type { VisitType } from "@/api/visits";

export const KINDS = ["photo", "stock", "order", "collection", "competitor", "display", "survey", "note"] as const;
export const QUESTIONS = ["text", "number", "choice", "yes_no"] as const;

export interface DraftQuestion {
  key: string;
  text: string;
  text_en: string;
  kind: (typeof QUESTIONS)[number];
  required: boolean;
  choices: string[];
}
export interface DraftStep {
  key: string;
  kind: (typeof KINDS)[number];
  name: string;
  name_en: string;
  required: boolean;
  min: number | null;
  max: number | null;
  questions: DraftQuestion[];
}

/** A key that no other has: answers of before stay with the step they were given to. */
export function free(prefix: string, taken: readonly { key: string }[]): string {
  let number = taken.length + 1;
  while (taken.some((one) => one.key === `${prefix}${number}`)) number++;
  return `${prefix}${number}`;
}

export const blank = (taken: readonly DraftStep[]): DraftStep => ({
  key: free("step", taken),
  kind: "note",
  name: "",
  name_en: "",
  required: false,
  min: null,
  max: null,
  questions: [],
});
export const blankQuestion = (taken: readonly DraftQuestion[]): DraftQuestion => ({
  key: free("q", taken),
  text: "",
  text_en: "",
  kind: "text",
  required: false,
  choices: [],
});

export const stepsOf = (type: VisitType): DraftStep[] =>
  type.steps.map((one) => ({
    key: one.key,
    kind: one.kind,
    name: one.name,
    name_en: one.name_en,
    required: one.required,
    min: one.min ?? null,
    max: one.max ?? null,
    questions: (one.questions ?? []).map((question) => ({
      key: question.key,
      text: question.text,
      text_en: question.text_en ?? "",
      kind: question.kind,
      required: question.required ?? false,
      choices: question.choices ?? [],
    })),
  }));

export function forServer({ min, max, questions, ...step }: DraftStep) {
  if (step.kind === "photo") return { ...step, min, max };
  return step.kind === "survey" ? { ...step, questions } : step;
}
