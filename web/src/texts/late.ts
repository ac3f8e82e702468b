// Texts of pages that are opened now and then: they come with the page (`withTexts`), not with the app.
import type { cockpit } from "@/texts/zh-CN/cockpit";
import type { gap } from "@/texts/zh-CN/gap";
import type { gates } from "@/texts/zh-CN/gates";
import type { reviews } from "@/texts/zh-CN/reviews";

export interface LateTexts {
  cockpit: typeof cockpit;
  gap: typeof gap;
  gates: typeof gates;
  reviews: typeof reviews;
}
export type LateName = keyof LateTexts;

export const LATE: { [Name in LateName]: Record<"zh-CN" | "en", () => Promise<object>> } = {
  gap: {
    "zh-CN": async () => (await import("@/texts/zh-CN/gap")).gap,
    en: async () => (await import("@/texts/en/gap")).gap,
  },
  gates: {
    "zh-CN": async () => (await import("@/texts/zh-CN/gates")).gates,
    en: async () => (await import("@/texts/en/gates")).gates,
  },
  reviews: {
    "zh-CN": async () => (await import("@/texts/zh-CN/reviews")).reviews,
    en: async () => (await import("@/texts/en/reviews")).reviews,
  },
  cockpit: {
    "zh-CN": async () => (await import("@/texts/zh-CN/cockpit")).cockpit,
    en: async () => (await import("@/texts/en/cockpit")).cockpit,
  },
};
