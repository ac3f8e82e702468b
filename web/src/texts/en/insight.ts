// Texts of insight: workbench, funnel, leaderboard, forecast.
import type { Texts } from "@/texts/types";
import type { insight as source } from "@/texts/zh-CN/insight";

export const insight: Texts<typeof source> = {
  title: "Analysis",
  period: {
    day: "Day",
    month: "Month",
    quarter: "Quarter",
    year: "Year",
    previous: "Previous period",
    next: "Next period",
  },
};
