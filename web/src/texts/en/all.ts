// All texts of this language; a new text file is added here (and in the other language).
import { account } from "@/texts/en/account";
import { accounts } from "@/texts/en/accounts";
import { calendar } from "@/texts/en/calendar";
import { common } from "@/texts/en/common";
import { customers } from "@/texts/en/customers";
import { deals } from "@/texts/en/deals";
import { duplicates } from "@/texts/en/duplicates";
import { event } from "@/texts/en/event";
import { exchange } from "@/texts/en/exchange";
import { handovers } from "@/texts/en/handovers";
import { insight } from "@/texts/en/insight";
import { leads } from "@/texts/en/leads";
import { levels } from "@/texts/en/levels";
import { list } from "@/texts/en/list";
import { metrics } from "@/texts/en/metrics";
import { notices } from "@/texts/en/notices";
import { org } from "@/texts/en/org";
import { phone } from "@/texts/en/phone";
import { phoneLeads } from "@/texts/en/phone-leads";
import { platform } from "@/texts/en/platform";
import { pools } from "@/texts/en/pools";
import { reception } from "@/texts/en/reception";
import { record } from "@/texts/en/record";
import { segments } from "@/texts/en/segments";
import { shell } from "@/texts/en/shell";
import { targetAhead } from "@/texts/en/target-ahead";
import { targetGrid } from "@/texts/en/target-grid";
import { targetLife } from "@/texts/en/target-life";
import { targetWorkbook } from "@/texts/en/target-workbook";
import { targets } from "@/texts/en/targets";

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
};
