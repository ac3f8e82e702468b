// Texts of platform.
import type { Texts } from "@/texts/types";
import type { platform as source } from "@/texts/zh-CN/platform";

export const platform: Texts<typeof source> = {
  title: "Settings",
};
