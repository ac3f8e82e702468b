// Texts of phone.
export const phone = {
  title: "手机版",
} as const;
