// Texts of platform.
export const platform = {
  title: "设置",
} as const;
