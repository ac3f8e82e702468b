// What the forecast offers to the shell.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/forecast", permission: "forecast.read", load: () => import("@/features/forecast/ForecastPage") },
    {
      path: "/forecast/accuracy",
      permission: "forecast.read",
      load: () => import("@/features/forecast/AccuracyPage"),
    },
    {
      path: "/forecast/setup",
      permission: "forecast_setup.manage",
      load: () => import("@/features/forecast/SetupPage"),
    },
  ],
};
