// What planned things are called.
import { useTranslation } from "react-i18next";
import type { Proposal } from "@/api/plans";

const KINDS = ["visits", "calls", "demos", "leads", "deals"] as const;

export function usePlanWords() {
  const { t } = useTranslation("reports");
  return {
    what: (one: Pick<Proposal, "what">) => t(`plan.what.${one.what}`),
    title: (one: Pick<Proposal, "what" | "title" | "kind" | "quantity">) => {
      const kind = KINDS.find((name) => name === one.kind);
      return one.what === "activity" && kind ? t(`plan.activity.${kind}`, { count: one.quantity }) : one.title;
    },
  };
}
