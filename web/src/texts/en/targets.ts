// Texts of targets: attainment, target list, target grid.
import type { Texts } from "@/texts/types";
import type { targets as source } from "@/texts/zh-CN/targets";

export const targets: Texts<typeof source> = {
  title: "Targets",
  attainment: "Attainment",
  target: "Target",
  actual: "Actual",
  rate: "Attainment",
  gap: "Gap",
  over: "Over target",
  won: "Won deals",
  weighted: "Weighted forecast",
  who: "Team / member",
  total: "Total",
  top: "Top",
  path: "Place",
  deals: "{{count}} won deals",
  openDeals: "{{count}} open deals",
  elapsed: "Time elapsed {{share}}",
  dueNow: "{{amount}} of the target is due by now",
  noTarget: "No published target for this period",
  nobody: "Nobody in this team yet",
  notGazetted: "The public holidays of {{year}} are not announced yet; time elapsed counts Monday to Friday",
};
