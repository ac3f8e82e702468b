// What org offers to the shell: the tree of teams with their members, the working calendar, leave.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  texts: ["org", "calendar"],
  routes: [
    { path: "/org", permission: "member.read", load: () => import("@/features/org/OrgPage") },
    { path: "/org/territories", permission: "member.read", load: () => import("@/features/org/TerritoriesPage") },
    { path: "/calendar", load: () => import("@/features/org/calendar/CalendarPage") },
    { path: "/leave", permission: "leave.read", load: () => import("@/features/org/leave/LeavePage") },
  ],
  creates: { leave: () => import("@/features/org/leave/LeaveForm") },
};
