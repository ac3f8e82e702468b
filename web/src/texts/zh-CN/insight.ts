// Texts of insight.
export const insight = {
  title: "业绩分析",
} as const;
