// What insight offers to the shell: workbench, funnel, leaderboard.
import { withTexts } from "@/texts/i18n";
import type { FeatureModule } from "@/ui/module";

export const module: FeatureModule = {
  routes: [
    { path: "/", load: withTexts(["risks"], () => import("@/features/insight/WorkbenchPage")) },
    {
      path: "/funnel",
      permission: "insight.read",
      load: withTexts(["flow"], () => import("@/features/insight/FunnelPage")),
    },
    {
      path: "/behaviour",
      permission: "insight.read",
      load: withTexts(["flow"], () => import("@/features/insight/BehaviourPage")),
    },
    {
      path: "/leaderboard",
      permission: "insight.leaderboard",
      load: withTexts(["boards"], () => import("@/features/insight/LeaderboardPage")),
    },
    {
      path: "/leaderboard/screen",
      permission: "insight.leaderboard",
      load: withTexts(["boards"], () => import("@/features/insight/ScreenPage")),
    },
    {
      path: "/leaderboard/broadcasts",
      permission: "insight.broadcast",
      load: withTexts(["boards"], () => import("@/features/insight/BroadcastsPage")),
    },
  ],
};
