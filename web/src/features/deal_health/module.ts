// What deal health offers to the shell.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/deal-health", permission: "deal.read", load: () => import("@/features/deal_health/DealHealthPage") },
    {
      path: "/settings/deal-health",
      permission: "pipeline.manage",
      load: () => import("@/features/deal_health/SettingsPage"),
    },
  ],
};
