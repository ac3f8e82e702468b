// Texts of deals.
export const deals = {
  title: "商机",
} as const;
