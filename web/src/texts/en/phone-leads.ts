// Leads on the phone.
import type { Texts } from "@/texts/types";
import type { phoneLeads as source } from "@/texts/zh-CN/phone-leads";

export const phoneLeads: Texts<typeof source> = {
  title: "Leads",
  search: "Name, pinyin, end of number",
  nothing: "No leads found",
  add: "New lead",
  name: "Person or company",
  company: "Company",
  phone: "Telephone",
  need: "Need",
  source: "Source",
  noSource: "None",
  save: "Save",
  saved: "The lead is saved",
  sameTitle: "This lead or customer may exist already",
  saveAnyway: "Save anyway",
  owned: "owned by {{name}}",
  facts: "Details",
  call: "Call {{name}}",
  due: "next contact {{at}}",
  score: "score {{score}}",
  openAll: "Leads",
};
