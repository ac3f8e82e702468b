// Texts of targets.
export const targets = {
  title: "目标",
} as const;
