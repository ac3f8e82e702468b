// What the reception desk offers to the shell.
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  texts: ["reception"],
  routes: [
    { path: "/reception", permission: "reception.read", load: () => import("@/features/reception/DeskPage") },
    {
      path: "/reception/entries",
      permission: "reception.read",
      load: () => import("@/features/reception/RegisterPage"),
    },
    { path: "/reception/totals", permission: "reception.read", load: () => import("@/features/reception/TotalsPage") },
    {
      path: "/reception/deviations",
      permission: "reception.read",
      load: () => import("@/features/reception/DeviationsPage"),
    },
    { path: "/reception/cases", permission: "reception.read", load: () => import("@/features/reception/CasesPage") },
    { path: "/reception/rotas", permission: "reception.manage", load: () => import("@/features/reception/RotasPage") },
    {
      path: "/reception/entries/$id",
      permission: "reception.read",
      load: () => import("@/features/reception/EntryPage"),
    },
    {
      path: "/reception/entries/$id/confirmation",
      permission: "reception.read",
      load: () => import("@/features/reception/ConfirmationPage"),
    },
  ],
  records: {
    reception: () => import("@/features/reception/EntryBody").then((one) => ({ RecordBody: one.EntryRecord })),
  },
};
