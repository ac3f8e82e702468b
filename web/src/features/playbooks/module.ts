// What playbooks offer to the shell.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/playbooks", permission: "deal.read", load: () => import("@/features/playbooks/PlaybooksPage") },
  ],
};
