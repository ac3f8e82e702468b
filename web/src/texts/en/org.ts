// Texts of org.
import type { Texts } from "@/texts/types";
import type { org as source } from "@/texts/zh-CN/org";

export const org: Texts<typeof source> = {
  title: "Organisation",
};
