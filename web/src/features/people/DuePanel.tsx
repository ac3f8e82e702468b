// Who needs a handover or a stand-in: nobody's customers are forgotten.
import "@/styles/handovers.css";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { type Due, useDue } from "@/api/handovers";
import { formatDay } from "@/domain/dates";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { PageError } from "@/ui/state/PageError";

const HUE = { left: "risk", leaving: "gold", away: "mark" } as const;

export function DuePanel({ onBegin }: { onBegin: (due: Due) => void }) {
  const { t } = useTranslation("handovers");
  const { language } = useLanguage();
  const found = useDue(true);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  const items = found.data ?? [];
  if (items.length === 0) return null;
  const held = (due: Due) =>
    (["customer", "deal", "lead"] as const)
      .filter((kind) => due.counts[kind])
      .map((kind) => t(`held.${kind}`, { count: due.counts[kind] ?? 0 }))
      .join(" · ");
  const day = (due: Due) =>
    due.until
      ? t("fromTo", { from: formatDay(due.on, language), to: formatDay(due.until, language) })
      : formatDay(due.on, language);
  return (
    <section className="yd-panel" aria-label={t("due")}>
      <h2>{t("due")}</h2>
      <ul className="yd-handover-due">
        {items.map((due) => (
          <li key={due.id}>
            <span>
              <strong>{due.name}</strong> <span className="yd-faint">{due.team}</span>
            </span>
            <span>
              <Tag color={HUE[due.why]}>{t(`why.${due.why}`)}</Tag> <span className="yd-faint">{day(due)}</span>
            </span>
            <span>{held(due)}</span>
            <Button
              size="small"
              aria-label={`${t(due.why === "away" ? "standIn" : "new")} ${due.name}`}
              onClick={() => onBegin(due)}
            >
              {t(due.why === "away" ? "standIn" : "new")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
