// Texts of pages that are opened now and then: they come with the page (`withTexts`), not with the app.
import type { flow } from "@/texts/zh-CN/flow";
import type { gap } from "@/texts/zh-CN/gap";

export interface LateTexts {
  flow: typeof flow;
  gap: typeof gap;
}
export type LateName = keyof LateTexts;

export const LATE: { [Name in LateName]: Record<"zh-CN" | "en", () => Promise<object>> } = {
  flow: {
    "zh-CN": async () => (await import("@/texts/zh-CN/flow")).flow,
    en: async () => (await import("@/texts/en/flow")).flow,
  },
  gap: {
    "zh-CN": async () => (await import("@/texts/zh-CN/gap")).gap,
    en: async () => (await import("@/texts/en/gap")).gap,
  },
};
