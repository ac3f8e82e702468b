// The clauses of a rule as a sentence.
import { useTranslation } from "react-i18next";
import type { RuleDraft } from "@/features/pools/queries";

export function useClauseText() {
  const { t } = useTranslation("pools");
  return ({ clauses, every, workdays }: RuleDraft) =>
    clauses
      .map((one) => {
        const unit = one.clause === "never_won" ? "months" : workdays ? "workdays" : "days";
        return `${t(`rule.clause.${one.clause}`)} ${one.n} ${t(`rule.${unit}`)}`;
      })
      .join(every ? " + " : " / ");
}
