// What deals offers to the shell: the list and board, a deal's body, pipelines.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/deals", permission: "deal.read", load: () => import("@/features/deals/DealsPage") },
    {
      path: "/settings/pipelines",
      permission: "pipeline.manage",
      load: () => import("@/features/deals/PipelinesPage"),
    },
  ],
  records: { deal: () => import("@/features/deals/DealBody") },
};
