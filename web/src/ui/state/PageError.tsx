// An error in the place where it happened: what it means, what can be done, the number to quote.
import { useTranslation } from "react-i18next";
import { asApiError, isUnplaced } from "@/api/errors";
import { EmptyState } from "@/ui/state/EmptyState";

export function PageError({ error, onRetry, compact }: { error: unknown; onRetry?: () => void; compact?: boolean }) {
  const { t } = useTranslation();
  const problem = asApiError(error);
  const kind =
    problem.status === 403
      ? "forbidden"
      : problem.status === 404
        ? "notFound"
        : problem.status === 0
          ? "network"
          : "other";
  const title =
    kind === "other"
      ? problem.message || t("error.internal")
      : kind === "network"
        ? t("error.network")
        : t(`error.${kind}`);
  const hint =
    kind === "forbidden" ? t("error.forbiddenHint") : kind === "notFound" ? t("error.notFoundHint") : undefined;
  if (isUnplaced(problem))
    return <EmptyState title={problem.message} hint={t("error.unplacedHint")} compact={compact ?? false} />;
  return (
    <EmptyState
      art={kind === "forbidden" ? "lock" : "fault"}
      title={title}
      hint={hint}
      compact={compact ?? false}
      role="alert"
    >
      {onRetry && kind !== "forbidden" && kind !== "notFound" && (
        <button type="button" className="yd-button" onClick={onRetry}>
          {t("retry")}
        </button>
      )}
      {problem.id && kind !== "forbidden" && kind !== "notFound" && (
        <small className="yd-faint">{t("error.id", { id: problem.id })}</small>
      )}
    </EmptyState>
  );
}
