// What exchange offers to the shell: imports.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/imports", permission: "import.manage", load: () => import("@/features/exchange/ImportsPage") },
    { path: "/imports/$id", permission: "import.manage", load: () => import("@/features/exchange/ImportPage") },
  ],
};
