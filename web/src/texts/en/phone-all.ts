// The texts that the phone shows, too: what its pages use stands here, so that it loads no others.
import { account } from "@/texts/en/account";
import { calendar } from "@/texts/en/calendar";
import { common } from "@/texts/en/common";
import { coverage } from "@/texts/en/coverage";
import { duplicates } from "@/texts/en/duplicates";
import { event } from "@/texts/en/event";
import { forecast } from "@/texts/en/forecast";
import { handovers } from "@/texts/en/handovers";
import { leads } from "@/texts/en/leads";
import { levels } from "@/texts/en/levels";
import { list } from "@/texts/en/list";
import { notices } from "@/texts/en/notices";
import { phone } from "@/texts/en/phone";
import { phoneLeads } from "@/texts/en/phone-leads";
import { pools } from "@/texts/en/pools";
import { reception } from "@/texts/en/reception";
import { record } from "@/texts/en/record";
import { segments } from "@/texts/en/segments";
import { shell } from "@/texts/en/shell";
import { targetAhead } from "@/texts/en/target-ahead";
import { targetLife } from "@/texts/en/target-life";

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
