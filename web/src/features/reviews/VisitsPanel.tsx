// The days on which superior and rep visit customers together.
import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Draft } from "@/api/reviews";
import { formatDay, today } from "@/domain/dates";
import { useLanguage } from "@/ui/language";

interface VisitsProps {
  draft: Draft;
  month: string;
  onChange: ((visits: Draft["visits"]) => void) | null;
}

export function VisitsPanel({ draft, month, onChange }: VisitsProps) {
  const { t } = useTranslation("reviews");
  const { language } = useLanguage();
  const { visits } = draft;
  const deals = draft.lines.filter((one) => one.deal_id !== null);
  const name = (deal: number | null) => deals.find((one) => one.deal_id === deal)?.name ?? t("anyDeal");
  const set = (at: number, part: Partial<Draft["visits"][number]>) =>
    onChange?.(visits.map((one, n) => (n === at ? { ...one, ...part } : one)));
  const first = today() > month ? today() : month;
  return (
    <section className="yd-panel" aria-label={t("visits")}>
      <h2>{t("visits")}</h2>
      <p className="yd-faint">{t("visitsHow", { count: draft.visits_week })}</p>
      <ul className="yd-review-visits">
        {visits.map((one, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: visits have no identity but their place in the list
          <li key={n}>
            {onChange ? (
              <>
                <Input
                  type="date"
                  aria-label={`${t("visits")} ${n + 1}`}
                  min={month}
                  value={one.day}
                  onChange={(event) => event.target.value && set(n, { day: event.target.value })}
                />
                <Select
                  aria-label={`${t("deal")} ${n + 1}`}
                  value={one.deal_id ?? 0}
                  onChange={(deal) => set(n, { deal_id: deal || null })}
                  options={[
                    { value: 0, label: t("anyDeal") },
                    ...deals.map((deal) => ({ value: deal.deal_id ?? 0, label: deal.name })),
                  ]}
                />
                <Button
                  size="small"
                  aria-label={`${t("remove")} ${one.day}`}
                  onClick={() => onChange(visits.filter((_, other) => other !== n))}
                >
                  {t("remove")}
                </Button>
              </>
            ) : (
              <>
                <b>{formatDay(one.day, language)}</b> {name(one.deal_id)}
              </>
            )}
          </li>
        ))}
      </ul>
      {onChange && (
        <Button size="small" onClick={() => onChange([...visits, { day: first, deal_id: null }])}>
          {t("addVisit")}
        </Button>
      )}
    </section>
  );
}
