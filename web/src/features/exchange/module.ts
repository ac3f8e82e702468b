// What exchange offers to the shell: imports.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  texts: ["exchange"],
  routes: [
    { path: "/imports", permission: "import.manage", load: () => import("@/features/exchange/ImportsPage") },
    { path: "/imports/$id", permission: "import.manage", load: () => import("@/features/exchange/ImportPage") },
  ],
};
