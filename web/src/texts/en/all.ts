// All texts of this language; a new text file is added here, or in phone-all.ts when the phone shows it (and in the other language).
import { accounts } from "@/texts/en/accounts";
import { customers } from "@/texts/en/customers";
import { deals } from "@/texts/en/deals";
import { exchange } from "@/texts/en/exchange";
import { insight } from "@/texts/en/insight";
import { metrics } from "@/texts/en/metrics";
import { org } from "@/texts/en/org";
import { phoneTexts } from "@/texts/en/phone-all";
import { platform } from "@/texts/en/platform";
import { segments } from "@/texts/en/segments";
import { targetGrid } from "@/texts/en/target-grid";
import { targetWorkbook } from "@/texts/en/target-workbook";
import { targets } from "@/texts/en/targets";

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
