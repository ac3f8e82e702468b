// What deal health offers to the shell.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

const TEXTS = ["plays", "playsDesk"] as const;

export const module: FeatureModule = {
  routes: [
    {
      path: "/deal-health",
      permission: "deal.read",
      load: withTexts(TEXTS, () => import("@/features/deal_health/DealHealthPage")),
    },
    {
      path: "/settings/deal-health",
      permission: "pipeline.manage",
      load: withTexts(TEXTS, () => import("@/features/deal_health/SettingsPage")),
    },
  ],
};
