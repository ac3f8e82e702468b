// What org offers to the shell: the tree of teams with their members.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [{ path: "/org", permission: "member.read", load: () => import("@/features/org/OrgPage") }],
};
