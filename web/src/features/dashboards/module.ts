// What dashboards offer to the shell.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/dashboards", load: withTexts(["dashboards"], () => import("@/features/dashboards/DashboardsPage")) },
    { path: "/dashboards/$id", load: withTexts(["dashboards"], () => import("@/features/dashboards/DashboardPage")) },
  ],
};
