// What visits offer to the shell: the list, the record, the calendar, who is due, plans, settings.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  texts: ["visitDesk"],
  routes: [
    { path: "/visits", permission: "visit.read", load: () => import("@/features/visits/VisitsPage") },
    { path: "/visits/calendar", permission: "visit.read", load: () => import("@/features/visits/CalendarPage") },
    { path: "/visits/due", permission: "visit.read", load: () => import("@/features/visits/DuePage") },
    {
      path: "/visits/proposals",
      permission: "customer.edit",
      load: () => import("@/features/visits/ProposalsPage"),
    },
    { path: "/visits/$id", permission: "visit.read", load: () => import("@/features/visits/VisitPage") },
    { path: "/visit-plans", permission: "visit.read", load: () => import("@/features/visits/PlansPage") },
    { path: "/settings/visits", permission: "visit_setup.manage", load: () => import("@/features/visits/SetupPage") },
  ],
  records: { visit: () => import("@/features/visits/VisitBody") },
};
