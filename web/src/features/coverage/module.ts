// What coverage cards offer to the shell.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    {
      path: "/coverage",
      permission: "coverage.read",
      load: withTexts(["coverageDesk"], () => import("@/features/coverage/CoveragePage")),
    },
    {
      path: "/coverage/report",
      permission: "coverage.read",
      load: withTexts(["coverageDesk"], () => import("@/features/coverage/ReportPage")),
    },
    {
      path: "/coverage-findings",
      permission: "coverage.read",
      load: withTexts(["coverageDesk"], () => import("@/features/coverage/FindingsPage")),
    },
    {
      path: "/coverage/setup",
      permission: "coverage_setup.manage",
      load: withTexts(["coverageDesk"], () => import("@/features/coverage/SetupPage")),
    },
    {
      path: "/coverage/$id",
      permission: "coverage.read",
      load: withTexts(["coverageDesk"], () => import("@/features/coverage/CardPage")),
    },
    {
      path: "/coverage/print/$id",
      permission: "coverage.read",
      load: withTexts(["coverageDesk"], () => import("@/features/coverage/PrintPage")),
    },
  ],
};
