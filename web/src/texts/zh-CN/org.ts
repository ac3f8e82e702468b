// Texts of org.
export const org = {
  title: "组织",
} as const;
