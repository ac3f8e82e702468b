// Texts of pages that are opened now and then: they come with the page (`withTexts`), not with the app.
import type { gates } from "@/texts/zh-CN/gates";

export interface LateTexts {
  gates: typeof gates;
}
export type LateName = keyof LateTexts;

export const LATE: { [Name in LateName]: Record<"zh-CN" | "en", () => Promise<object>> } = {
  gates: {
    "zh-CN": async () => (await import("@/texts/zh-CN/gates")).gates,
    en: async () => (await import("@/texts/en/gates")).gates,
  },
};
