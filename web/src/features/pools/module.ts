// What public pools offer to the shell.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/pools", permission: "pool.read", load: () => import("@/features/pools/PoolsPage") },
    { path: "/pools/moves", permission: "pool.read", load: () => import("@/features/pools/MovesPage") },
    { path: "/pools/recycling", permission: "pool.read", load: () => import("@/features/pools/RecyclingPage") },
    { path: "/pools/economics", permission: "pool.export", load: () => import("@/features/pools/EconomicsPage") },
    { path: "/pools/$id", permission: "pool.read", load: () => import("@/features/pools/PoolPage") },
    { path: "/pools/$id/rules", permission: "pool.manage", load: () => import("@/features/pools/RulesPage") },
    { path: "/pools/$id/assignment", permission: "pool.read", load: () => import("@/features/pools/DispatchPage") },
  ],
};
