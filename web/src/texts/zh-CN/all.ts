// All texts of this language; a new text file is added here (and in the other language).
import { account } from "@/texts/zh-CN/account";
import { accounts } from "@/texts/zh-CN/accounts";
import { calendar } from "@/texts/zh-CN/calendar";
import { common } from "@/texts/zh-CN/common";
import { customers } from "@/texts/zh-CN/customers";
import { deals } from "@/texts/zh-CN/deals";
import { duplicates } from "@/texts/zh-CN/duplicates";
import { event } from "@/texts/zh-CN/event";
import { exchange } from "@/texts/zh-CN/exchange";
import { handovers } from "@/texts/zh-CN/handovers";
import { insight } from "@/texts/zh-CN/insight";
import { leads } from "@/texts/zh-CN/leads";
import { levels } from "@/texts/zh-CN/levels";
import { list } from "@/texts/zh-CN/list";
import { metrics } from "@/texts/zh-CN/metrics";
import { notices } from "@/texts/zh-CN/notices";
import { org } from "@/texts/zh-CN/org";
import { phone } from "@/texts/zh-CN/phone";
import { phoneLeads } from "@/texts/zh-CN/phone-leads";
import { platform } from "@/texts/zh-CN/platform";
import { pools } from "@/texts/zh-CN/pools";
import { reception } from "@/texts/zh-CN/reception";
import { record } from "@/texts/zh-CN/record";
import { segments } from "@/texts/zh-CN/segments";
import { shell } from "@/texts/zh-CN/shell";
import { targetAhead } from "@/texts/zh-CN/target-ahead";
import { targetGrid } from "@/texts/zh-CN/target-grid";
import { targetLife } from "@/texts/zh-CN/target-life";
import { targetWorkbook } from "@/texts/zh-CN/target-workbook";
import { targets } from "@/texts/zh-CN/targets";

export const texts = {
  account,
  accounts,
  calendar,
  common,
  customers,
  deals,
  duplicates,
  event,
  exchange,
  handovers,
  insight,
  leads,
  levels,
  list,
  metrics,
  notices,
  org,
  phone,
  phoneLeads,
  platform,
  pools,
  reception,
  record,
  segments,
  shell,
  targetAhead,
  targetGrid,
  targetLife,
  targetWorkbook,
  targets,
} as const;
