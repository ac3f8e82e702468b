// What the forecast offers to the shell.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    {
      path: "/forecast",
      permission: "forecast.read",
      load: withTexts(["forecastDesk"], () => import("@/features/forecast/ForecastPage")),
    },
    {
      path: "/forecast/accuracy",
      permission: "forecast.read",
      load: withTexts(["forecastDesk"], () => import("@/features/forecast/AccuracyPage")),
    },
    {
      path: "/forecast/setup",
      permission: "forecast_setup.manage",
      load: withTexts(["forecastDesk"], () => import("@/features/forecast/SetupPage")),
    },
  ],
};
