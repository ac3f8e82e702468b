// What a refused sign-in says, in both entries.
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";

export function useSignInProblem() {
  const { t } = useTranslation("shell");
  const { t: tc } = useTranslation();
  return (error: unknown): string => {
    const problem = asApiError(error);
    const seconds = Number(problem.params.retry_after ?? problem.params.seconds);
    const minutes = Number(problem.params.minutes ?? (Number.isFinite(seconds) ? Math.ceil(seconds / 60) : Number.NaN));
    if (problem.status === 0) return tc("error.network");
    if (problem.status === 429 || problem.code.includes("lock")) {
      return Number.isFinite(minutes) && minutes > 0
        ? t("signIn.lockedMinutes", { minutes })
        : problem.message || t("signIn.locked");
    }
    return problem.status === 401 || problem.status === 403
      ? problem.message || t("signIn.wrong")
      : problem.message || tc("error.internal");
  };
}
