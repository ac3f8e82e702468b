// What this person may create from anywhere, in the order of daily use.
import { useTranslation } from "react-i18next";
import { may, type Permissions } from "@/domain/permissions";

const ORDER = ["followup", "task", "lead", "customer", "contact", "deal"] as const;
const NAMES = {
  followup: "nav.followups",
  task: "nav.tasks",
  lead: "nav.leads",
  customer: "nav.customers",
  contact: "nav.contacts",
  deal: "nav.deals",
} as const;

export function useCreatable(permissions: Permissions): { resource: string; text: string }[] {
  const { t } = useTranslation("shell");
  return ORDER.filter((resource) => may(permissions, `${resource}.create`)).map((resource) => ({
    resource,
    text: t(NAMES[resource]),
  }));
}
