// What outlets offer to the shell.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  texts: ["outlets"],
  routes: [
    { path: "/outlets/stocks", permission: "outlet.read", load: () => import("@/features/outlets/StocksPage") },
    { path: "/outlets/entries", permission: "outlet.read", load: () => import("@/features/outlets/EntriesPage") },
    {
      path: "/outlets/distribution",
      permission: "outlet.read",
      load: () => import("@/features/outlets/DistributionPage"),
    },
    { path: "/outlets/competitors", permission: "outlet.read", load: () => import("@/features/outlets/RivalsPage") },
    {
      path: "/competitor-records",
      permission: "outlet.read",
      load: () => import("@/features/outlets/RivalRecordsPage"),
    },
    { path: "/outlets/setup", permission: "outlet_setup.manage", load: () => import("@/features/outlets/SetupPage") },
    { path: "/outlets/$id", permission: "outlet.read", load: () => import("@/features/outlets/LedgerPage") },
  ],
};
