// Leads on the phone.
import type { Texts } from "@/texts/types";
import type { phoneLeads as source } from "@/texts/zh-CN/phone-leads";

export const phoneLeads: Texts<typeof source> = {
  search: "Name, pinyin, end of number",
  nothing: "No leads found",
  nothingDue: "No leads to contact today",
  dueToday: "Due today",
  add: "New lead",
  save: "Save",
  saved: "The lead is saved",
  sameTitle: "This lead or customer may exist already",
  saveAnyway: "Save anyway",
  facts: "Details",
  due: "next contact {{at}}",
  score: "score {{score}}",
};
