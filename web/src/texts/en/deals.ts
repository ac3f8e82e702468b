// Texts of deals.
import type { Texts } from "@/texts/types";
import type { deals as source } from "@/texts/zh-CN/deals";

export const deals: Texts<typeof source> = {
  title: "Deals",
};
