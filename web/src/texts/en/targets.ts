// Texts of targets.
import type { Texts } from "@/texts/types";
import type { targets as source } from "@/texts/zh-CN/targets";

export const targets: Texts<typeof source> = {
  title: "Targets",
};
