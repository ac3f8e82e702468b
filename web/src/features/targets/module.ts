// What targets offers to the shell.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  texts: ["targetGrid", "targetWorkbook"],
  routes: [
    { path: "/attainment", permission: "target.read", load: () => import("@/features/targets/AttainmentPage") },
    { path: "/what-it-takes", permission: "target.read", load: () => import("@/features/targets/ReversePage") },
    { path: "/targets", permission: "target.read", load: () => import("@/features/targets/TargetsPage") },
    { path: "/targets/mine", permission: "target.read", load: () => import("@/features/targets/MinePage") },
    { path: "/targets/$id", permission: "target.read", load: () => import("@/features/targets/TargetPage") },
  ],
};
