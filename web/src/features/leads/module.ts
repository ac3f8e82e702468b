// What leads offer to the shell: the list, the record, what sources bring, settings.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/leads", permission: "lead.read", load: () => import("@/features/leads/LeadsPage") },
    { path: "/lead-returns", permission: "source.read", load: () => import("@/features/leads/ReturnsPage") },
    { path: "/settings/leads", permission: "lead_setup.manage", load: () => import("@/features/leads/SettingsPage") },
  ],
  records: { lead: () => import("@/features/leads/LeadBody") },
};
