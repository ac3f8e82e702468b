// No such page.
import { useTranslation } from "react-i18next";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState art="filter" title={t("error.pageNotFound")} hint={t("error.pageNotFoundHint")}>
      <Link to="/" className="yd-button">
        {t("error.home")}
      </Link>
    </EmptyState>
  );
}

export function NoPermission() {
  const { t } = useTranslation();
  return (
    <EmptyState art="lock" title={t("error.forbidden")} hint={t("error.forbiddenHint")} role="alert">
      <Link to="/" className="yd-button">
        {t("error.home")}
      </Link>
    </EmptyState>
  );
}
