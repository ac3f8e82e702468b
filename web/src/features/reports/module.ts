// What reports offer to the shell.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

const READ = "report.read";

export const module: FeatureModule = {
  routes: [
    { path: "/reports", permission: READ, load: withTexts(["reports"], () => import("@/features/reports/ListPage")) },
    {
      path: "/reports/mine",
      permission: "report.edit",
      load: withTexts(["reports"], () => import("@/features/reports/MinePage")),
    },
    {
      path: "/reports/team",
      permission: READ,
      load: withTexts(["reports"], () => import("@/features/reports/TeamPage")),
    },
    {
      path: "/reports/of/$member",
      permission: READ,
      load: withTexts(["reports"], () =>
        import("@/features/reports/ReportPage").then((one) => ({ Page: one.MemberPage })),
      ),
    },
    {
      path: "/reports/$id",
      permission: READ,
      load: withTexts(["reports"], () => import("@/features/reports/ReportPage")),
    },
    {
      path: "/reports/$id/print",
      permission: READ,
      load: withTexts(["reports"], () => import("@/features/reports/PrintPage")),
    },
    {
      path: "/plans/mine",
      permission: "report.edit",
      load: withTexts(["reports"], () => import("@/features/reports/PlanPage")),
    },
    {
      path: "/plans/execution",
      permission: READ,
      load: withTexts(["reports"], () => import("@/features/reports/ExecutionPage")),
    },
    {
      path: "/plans/handed-in",
      permission: "report.lead",
      load: withTexts(["reports"], () => import("@/features/reports/HandedPage")),
    },
    {
      path: "/plans/$id",
      permission: READ,
      load: withTexts(["reports"], () => import("@/features/reports/PlanPage").then((one) => ({ Page: one.OnePage }))),
    },
    {
      path: "/settings/reports",
      permission: "report_setup.manage",
      load: withTexts(["reports"], () => import("@/features/reports/SetupPage")),
    },
  ],
};
