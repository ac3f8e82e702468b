// The daily report is written: one tap leads to confirming it; what is still owed. The plan of the day beside it.
import { RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { useReportCard } from "@/api/reports";
import { Link } from "@/ui/nav";

const PLAN_SAYS = { "": "card.planWaiting", approved: "card.planApproved", returned: "card.planReturned" } as const;

export function ReportCard() {
  const { t } = useTranslation("reports");
  const found = useReportCard();
  const card = found.data;
  if (!card) return null; // the page itself says what went wrong
  const plan = card.plan;
  // Nobody owes a report on a free day.
  const owes = card.standing !== "free" || card.owed.length > 0;
  const first = card.owed[0];
  const now = card.standing === "free" ? null : t(`card.${card.standing}`);
  return (
    <section className="ph-panel">
      {owes && (
        <Link to={now || !first ? "/m/reports" : `/m/reports?day=${first.start}`} className="ph-row">
          <span>
            <strong>{t("card.title")}</strong>
            <small className={card.owed.length > 0 || card.standing === "missing" ? "yd-risk" : undefined}>
              {[now, card.owed.length > 0 && t("card.owed", { count: card.owed.length })].filter(Boolean).join(" · ")}
            </small>
          </span>
          <RightOutline />
        </Link>
      )}
      <Link to="/m/plans" className="ph-row">
        <span>
          <strong>{t("card.plan")}</strong>
          <small className={plan?.answer === "returned" ? "yd-risk" : undefined}>
            {plan
              ? [
                  t(PLAN_SAYS[plan.answer]),
                  plan.planned > 0 && t("card.planDone", { done: plan.fulfilled / 100, planned: plan.planned }),
                ]
                  .filter(Boolean)
                  .join(" · ")
              : t("card.planNone")}
          </small>
        </span>
        <RightOutline />
      </Link>
      {card.to_answer && (
        <Link to="/m/plans/team?show=waiting" className="ph-row">
          <span>
            <strong>{t("tabs.handed")}</strong>
            <small>{t("card.toAnswer")}</small>
          </span>
          <RightOutline />
        </Link>
      )}
    </section>
  );
}
