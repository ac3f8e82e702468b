// Texts of phone.
import type { Texts } from "@/texts/types";
import type { phone as source } from "@/texts/zh-CN/phone";

export const phone: Texts<typeof source> = {
  title: "Phone",
};
