// Texts of pages that are opened now and then: they come with the page (`withTexts`), not with the app.
import type { gap } from "@/texts/zh-CN/gap";
import type { gates } from "@/texts/zh-CN/gates";
import type { plays } from "@/texts/zh-CN/plays";
import type { playsDesk } from "@/texts/zh-CN/plays-desk";

export interface LateTexts {
  gap: typeof gap;
  gates: typeof gates;
  plays: typeof plays;
  playsDesk: typeof playsDesk;
}
export type LateName = keyof LateTexts;

export const LATE: { [Name in LateName]: Record<"zh-CN" | "en", () => Promise<object>> } = {
  gap: {
    "zh-CN": async () => (await import("@/texts/zh-CN/gap")).gap,
    en: async () => (await import("@/texts/en/gap")).gap,
  },
  plays: {
    "zh-CN": async () => (await import("@/texts/zh-CN/plays")).plays,
    en: async () => (await import("@/texts/en/plays")).plays,
  },
  playsDesk: {
    "zh-CN": async () => (await import("@/texts/zh-CN/plays-desk")).playsDesk,
    en: async () => (await import("@/texts/en/plays-desk")).playsDesk,
  },
  gates: {
    "zh-CN": async () => (await import("@/texts/zh-CN/gates")).gates,
    en: async () => (await import("@/texts/en/gates")).gates,
  },
};
