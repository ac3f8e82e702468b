// Texts of pages that are opened now and then: they come with the page (`withTexts`), not with the app.
import type { tasks } from "@/texts/zh-CN/tasks";

export interface LateTexts {
  tasks: typeof tasks;
}
export type LateName = keyof LateTexts;

export const LATE: { [Name in LateName]: Record<"zh-CN" | "en", () => Promise<object>> } = {
  tasks: {
    "zh-CN": async () => (await import("@/texts/zh-CN/tasks")).tasks,
    en: async () => (await import("@/texts/en/tasks")).tasks,
  },
};
