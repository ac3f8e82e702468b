// Texts of this language that the desk has from the start. A new text file is added here, in late.ts (it comes with the
// page that shows it: what most visits do not open), or in phone-all.ts when the phone shows it.
import { account } from "@/texts/zh-CN/account";
import { accounts } from "@/texts/zh-CN/accounts";
import { common } from "@/texts/zh-CN/common";
import { coverage } from "@/texts/zh-CN/coverage";
import { customers } from "@/texts/zh-CN/customers";
import { deals } from "@/texts/zh-CN/deals";
import { duplicates } from "@/texts/zh-CN/duplicates";
import { event } from "@/texts/zh-CN/event";
import { forecast } from "@/texts/zh-CN/forecast";
import { insight } from "@/texts/zh-CN/insight";
import { leads } from "@/texts/zh-CN/leads";
import { levels } from "@/texts/zh-CN/levels";
import { list } from "@/texts/zh-CN/list";
import { notices } from "@/texts/zh-CN/notices";
import { platform } from "@/texts/zh-CN/platform";
import { pools } from "@/texts/zh-CN/pools";
import { record } from "@/texts/zh-CN/record";
import { segments } from "@/texts/zh-CN/segments";
import { shell } from "@/texts/zh-CN/shell";
import { targetAhead } from "@/texts/zh-CN/target-ahead";
import { targetLife } from "@/texts/zh-CN/target-life";
import { targets } from "@/texts/zh-CN/targets";

export const texts = {
  account,
  accounts,
  common,
  coverage,
  customers,
  deals,
  duplicates,
  event,
  forecast,
  insight,
  leads,
  levels,
  list,
  notices,
  platform,
  pools,
  record,
  segments,
  shell,
  targetAhead,
  targetLife,
  targets,
};
