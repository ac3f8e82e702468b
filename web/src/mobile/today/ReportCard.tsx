// The daily report is written: one tap leads to confirming it; what is still owed.
import { RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { useReportCard } from "@/api/reports";
import { Link } from "@/ui/nav";

export function ReportCard() {
  const { t } = useTranslation("reports");
  const found = useReportCard();
  const card = found.data;
  // The page itself says what went wrong; nobody owes a report on a free day.
  if (!card || (card.standing === "free" && card.owed.length === 0)) return null;
  const first = card.owed[0];
  const now = card.standing === "free" ? null : t(`card.${card.standing}`);
  return (
    <section className="ph-panel">
      <Link to={now || !first ? "/m/reports" : `/m/reports?day=${first.start}`} className="ph-row">
        <span>
          <strong>{t("card.title")}</strong>
          <small className={card.owed.length > 0 || card.standing === "missing" ? "yd-risk" : undefined}>
            {[now, card.owed.length > 0 && t("card.owed", { count: card.owed.length })].filter(Boolean).join(" · ")}
          </small>
        </span>
        <RightOutline />
      </Link>
    </section>
  );
}
