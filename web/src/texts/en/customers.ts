// Texts of customers.
import type { Texts } from "@/texts/types";
import type { customers as source } from "@/texts/zh-CN/customers";

export const customers: Texts<typeof source> = {
  title: "Customers",
};
