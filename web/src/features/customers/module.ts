// What customers offers to the shell: lists and the 360° page.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/customers", permission: "customer.read", load: () => import("@/features/customers/CustomersPage") },
    {
      path: "/duplicates",
      permission: "customer.merge",
      load: () => import("@/features/customers/duplicates/DuplicatesPage"),
    },
    { path: "/contacts", permission: "contact.read", load: () => import("@/features/customers/ContactsPage") },
    { path: "/followups", permission: "followup.read", load: () => import("@/features/customers/FollowUpsPage") },
  ],
  records: { customer: () => import("@/features/customers/CustomerBody") },
  creates: { customer: () => import("@/features/customers/CustomerForm") },
};
