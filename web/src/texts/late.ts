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
import type { boards }
from;
("@/texts/zh-CN/boards");

import type { dashboards } from "@/texts/zh-CN/dashboards";
import type { gap } from "@/texts/zh-CN/gap";
import type { gates } from "@/texts/zh-CN/gates";
import type { plays } from "@/texts/zh-CN/plays";
import type { playsDesk } from "@/texts/zh-CN/plays-desk";
import type { tasks } from "@/texts/zh-CN/tasks";

export interface LateTexts {
  dashboards: typeof dashboards;
  boards: typeof boards;
  gap: typeof gap;
  gates: typeof gates;
  plays: typeof plays;
  playsDesk: typeof playsDesk;
  tasks: typeof tasks;
}
export type LateName = keyof LateTexts;

export const LATE: { [Name in LateName]: Record<"zh-CN" | "en", () => Promise<object>> } = {
  dashboards: {
    "zh-CN": async () => (await import("@/texts/zh-CN/dashboards")).dashboards,
    en: async () => (await import("@/texts/en/dashboards")).dashboards,
  },
  boards: {
    "zh-CN": async () => (await import("@/texts/zh-CN/boards")).boards,
    en: async () => (await import("@/texts/en/boards")).boards,
  },
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
  reviews: {
    "zh-CN": async () => (await import("@/texts/zh-CN/reviews")).reviews,
    en: async () => (await import("@/texts/en/reviews")).reviews,
  },
  cockpit: {
    "zh-CN": async () => (await import("@/texts/zh-CN/cockpit")).cockpit,
    en: async () => (await import("@/texts/en/cockpit")).cockpit,
  tasks: {
    "zh-CN": async () => (await import("@/texts/zh-CN/tasks")).tasks,
    en: async () => (await import("@/texts/en/tasks")).tasks,
  },
};
