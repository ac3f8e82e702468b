// What accounts offers to the shell.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [{ path: "/settings/roles", permission: "role.manage", load: () => import("@/features/accounts/RolesPage") }],
};
