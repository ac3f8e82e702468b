// A deal on the board: what, how much, when, what next, and whether it has stood too long.
import { useTranslation } from "react-i18next";
import { daysBetween, formatDay, today } from "@/domain/dates";
import type { BoardCard } from "@/features/deals/queries";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import "@/styles/deals.css";

export function DealCard({ card }: { card: BoardCard }) {
  const { t } = useTranslation("deals");
  const { language } = useLanguage();
  const { link } = useOpenRecord();
  const late = card.norm_days !== null && card.days_in_stage > card.norm_days;
  const slipped = card.expected_close !== null && daysBetween(card.expected_close, today()) > 0;
  return (
    <div className="yd-deal">
      <a className="yd-deal-title" {...link("deal", card.id)}>
        {card.title}
      </a>
      {card.health && card.health.level !== "good" && (
        <Tag color={card.health.level === "risk" ? "red" : "gold"}>
          {t(`health.${card.health.level}`, { score: card.health.score })}
        </Tag>
      )}
      <div className="yd-deal-line">
        <span>{card.customer?.label ?? t("noCustomer")}</span>
        <span>{card.owner?.label}</span>
      </div>
      <div className="yd-deal-line">
        <span className="yd-deal-amount">
          <Money amount={card.amount} />
        </span>
        {card.expected_close && (
          <span className={slipped ? "yd-risk" : ""}>
            {t(slipped ? "slipped" : "closes", { day: formatDay(card.expected_close, language, true) })}
          </span>
        )}
      </div>
      <div className="yd-deal-line">
        <span>{card.next_step || t("noNextStep")}</span>
        <span
          className={late ? "yd-risk" : ""}
          title={card.norm_days === null ? undefined : t("norm", { count: card.norm_days })}
        >
          {t("days", { count: card.days_in_stage })}
        </span>
      </div>
    </div>
  );
}
