// All texts of this language; a new text file is added here, or in phone-all.ts when the phone shows it (and in the other language).
import { accounts } from "@/texts/zh-CN/accounts";
import { customers } from "@/texts/zh-CN/customers";
import { deals } from "@/texts/zh-CN/deals";
import { exchange } from "@/texts/zh-CN/exchange";
import { insight } from "@/texts/zh-CN/insight";
import { metrics } from "@/texts/zh-CN/metrics";
import { org } from "@/texts/zh-CN/org";
import { phoneTexts } from "@/texts/zh-CN/phone-all";
import { platform } from "@/texts/zh-CN/platform";
import { segments } from "@/texts/zh-CN/segments";
import { targetGrid } from "@/texts/zh-CN/target-grid";
import { targetWorkbook } from "@/texts/zh-CN/target-workbook";
import { targets } from "@/texts/zh-CN/targets";

export const texts = {
  ...phoneTexts,
  accounts,
  customers,
  deals,
  exchange,
  insight,
  metrics,
  org,
  platform,
  segments,
  targetGrid,
  targetWorkbook,
  targets,
};
