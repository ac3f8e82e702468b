// All texts of this language; a new text file is added here, or in phone-all.ts when the phone shows it (and in the other language).
import { account } from "@/texts/en/account";
import { accounts } from "@/texts/en/accounts";
import { common } from "@/texts/en/common";
import { coverage } from "@/texts/en/coverage";
import { customers } from "@/texts/en/customers";
import { deals } from "@/texts/en/deals";
import { duplicates } from "@/texts/en/duplicates";
import { event } from "@/texts/en/event";
import { forecast } from "@/texts/en/forecast";
import { insight } from "@/texts/en/insight";
import { leads } from "@/texts/en/leads";
import { levels } from "@/texts/en/levels";
import { list } from "@/texts/en/list";
import { notices } from "@/texts/en/notices";
import { platform } from "@/texts/en/platform";
import { pools } from "@/texts/en/pools";
import { record } from "@/texts/en/record";
import { segments } from "@/texts/en/segments";
import { shell } from "@/texts/en/shell";
import { targetAhead } from "@/texts/en/target-ahead";
import { targetLife } from "@/texts/en/target-life";
import { targets } from "@/texts/en/targets";

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
