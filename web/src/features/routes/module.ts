// What routes of visits offer to the shell.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    {
      path: "/routes",
      permission: "route.read",
      load: withTexts(["routes"], () => import("@/features/routes/RoutesPage")),
    },
    {
      path: "/routes/map",
      permission: "route.read",
      load: withTexts(["routes"], () => import("@/features/routes/AreaPage")),
    },
    {
      path: "/routes/setup",
      permission: "route_setup.manage",
      load: withTexts(["routes"], () => import("@/features/routes/SetupPage")),
    },
    {
      path: "/routes/cycles/$id",
      permission: "route.read",
      load: withTexts(["routes"], () => import("@/features/routes/CyclePage")),
    },
  ],
};
