// What the platform offers to the shell: custom fields and the audit log.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    {
      path: "/settings/fields",
      permission: "custom_field.manage",
      load: () => import("@/features/platform/CustomFieldsPage"),
    },
    { path: "/settings/audit", permission: "audit.read", load: () => import("@/features/platform/AuditPage") },
  ],
};
