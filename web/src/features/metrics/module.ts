// What defined metrics offer to the shell.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  texts: ["metrics"],
  routes: [
    { path: "/settings/metrics", permission: "metric.manage", load: () => import("@/features/metrics/MetricsPage") },
  ],
};
