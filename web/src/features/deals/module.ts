// What deals offers to the shell: the list and board, a deal's body, pipelines, gates, requests, competitors.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

const LATE = ["gates"] as const;

export const module: FeatureModule = {
  routes: [
    { path: "/deals", permission: "deal.read", load: withTexts(LATE, () => import("@/features/deals/DealsPage")) },
    {
      path: "/deals/gates",
      permission: "deal.read",
      load: withTexts(LATE, () => import("@/features/deals/GateReportPage")),
    },
    {
      path: "/deal-requests",
      load: withTexts(LATE, () => import("@/features/deals/RequestsPage")),
    },
    {
      path: "/competitors",
      permission: "competitor.read",
      load: withTexts(LATE, () => import("@/features/deals/CompetitorsPage")),
    },
    {
      path: "/settings/pipelines",
      permission: "pipeline.manage",
      load: withTexts(LATE, () => import("@/features/deals/PipelinesPage")),
    },
  ],
  records: {
    deal: withTexts(LATE, () => import("@/features/deals/DealBody")),
    competitor: withTexts(LATE, () => import("@/features/deals/CompetitorBody")),
  },
};
