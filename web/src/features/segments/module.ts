// What classes, warnings and losses offer to the shell.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/attention", permission: "customer.read", load: () => import("@/features/segments/AttentionPage") },
    { path: "/lost-customers", permission: "customer.read", load: () => import("@/features/segments/LostPage") },
    {
      path: "/settings/segments",
      permission: "segment.manage",
      load: () => import("@/features/segments/SegmentsPage"),
    },
  ],
};
