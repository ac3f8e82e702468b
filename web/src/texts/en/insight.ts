// Texts of insight.
import type { Texts } from "@/texts/types";
import type { insight as source } from "@/texts/zh-CN/insight";

export const insight: Texts<typeof source> = {
  title: "Results",
};
