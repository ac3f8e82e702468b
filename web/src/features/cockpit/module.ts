// The cockpit for whoever leads.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    {
      path: "/cockpit",
      permission: "remedy.edit",
      load: withTexts(["gap", "cockpit", "risks"], () => import("@/features/cockpit/CockpitPage")),
    },
  ],
};
