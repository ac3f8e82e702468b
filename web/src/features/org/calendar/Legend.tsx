// What the colours mean, and the weekend rule in words.
import { useTranslation } from "react-i18next";

const KINDS = ["workday", "weekend", "holiday", "makeup", "company_holiday", "company_workday"] as const;

export function Legend({ weekend }: { weekend: string }) {
  const { t } = useTranslation("calendar");
  return (
    <ul className="yd-day-legend" aria-label={t("legend")}>
      {KINDS.map((kind) => (
        <li key={kind}>
          <span data-kind={kind} aria-hidden="true">
            {kind === "workday" || kind === "weekend" ? "" : t(`mark.${kind}`)}
          </span>
          {t(`kind.${kind}`)}
        </li>
      ))}
      <li className="yd-muted">{weekend}</li>
    </ul>
  );
}
