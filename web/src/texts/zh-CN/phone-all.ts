// The texts that the phone shows, too: what its pages use stands here, so that it loads no others.
import { account } from "@/texts/zh-CN/account";
import { calendar } from "@/texts/zh-CN/calendar";
import { common } from "@/texts/zh-CN/common";
import { coverage } from "@/texts/zh-CN/coverage";
import { duplicates } from "@/texts/zh-CN/duplicates";
import { event } from "@/texts/zh-CN/event";
import { forecast } from "@/texts/zh-CN/forecast";
import { handovers } from "@/texts/zh-CN/handovers";
import { leads } from "@/texts/zh-CN/leads";
import { levels } from "@/texts/zh-CN/levels";
import { list } from "@/texts/zh-CN/list";
import { notices } from "@/texts/zh-CN/notices";
import { phone } from "@/texts/zh-CN/phone";
import { phoneLeads } from "@/texts/zh-CN/phone-leads";
import { pools } from "@/texts/zh-CN/pools";
import { reception } from "@/texts/zh-CN/reception";
import { record } from "@/texts/zh-CN/record";
import { segments } from "@/texts/zh-CN/segments";
import { shell } from "@/texts/zh-CN/shell";
import { targetAhead } from "@/texts/zh-CN/target-ahead";
import { targetLife } from "@/texts/zh-CN/target-life";

export const phoneTexts = {
  account,
  calendar,
  common,
  coverage,
  duplicates,
  event,
  forecast,
  handovers,
  leads,
  levels,
  list,
  notices,
  phone,
  phoneLeads,
  pools,
  reception,
  record,
  segments,
  shell,
  targetAhead,
  targetLife,
};
