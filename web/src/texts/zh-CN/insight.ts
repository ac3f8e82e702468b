// Texts of insight: workbench, funnel, leaderboard, forecast.
export const insight = {
  title: "分析",
  period: { day: "日", month: "月", quarter: "季", year: "年", previous: "上一期", next: "下一期" },
} as const;
