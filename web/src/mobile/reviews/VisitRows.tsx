// The days on which superior and rep visit customers together.
import { Button } from "antd-mobile";
import { CloseOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import type { Draft } from "@/api/reviews";
import { formatDay, today } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

interface VisitsProps {
  draft: Draft;
  month: string;
  onChange: ((visits: Draft["visits"]) => void) | null;
}

export function VisitRows({ draft, month, onChange }: VisitsProps) {
  const { t } = useTranslation("reviews");
  const { language } = useLanguage();
  const { visits } = draft;
  const deals = draft.lines.filter((one) => one.deal_id !== null);
  const name = (deal: number | null) => deals.find((one) => one.deal_id === deal)?.name ?? t("anyDeal");
  const set = (at: number, part: Partial<Draft["visits"][number]>) =>
    onChange?.(visits.map((one, n) => (n === at ? { ...one, ...part } : one)));
  return (
    <section className="ph-panel" aria-label={t("visits")}>
      <h2>{t("visits")}</h2>
      {onChange && <p className="yd-faint">{t("visitsHow", { count: draft.visits_week })}</p>}
      {visits.length === 0 && <p className="yd-faint">{t("visitsNone")}</p>}
      {visits.map((one, n) =>
        onChange ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: visits have no identity but their place in the list
          <div key={n} className="ph-visit">
            <input
              type="date"
              className="ph-inline"
              aria-label={`${t("visits")} ${n + 1}`}
              min={month}
              value={one.day}
              onChange={(event) => event.target.value && set(n, { day: event.target.value })}
            />
            <select
              className="ph-inline"
              aria-label={`${t("deal")} ${n + 1}`}
              value={one.deal_id ?? 0}
              onChange={(event) => set(n, { deal_id: Number(event.target.value) || null })}
            >
              <option value={0}>{t("anyDeal")}</option>
              {deals.map((deal) => (
                <option key={deal.deal_id} value={deal.deal_id ?? 0}>
                  {deal.name}
                </option>
              ))}
            </select>
            <button
              type="button"
              aria-label={`${t("remove")} ${one.day}`}
              onClick={() => onChange(visits.filter((_, other) => other !== n))}
            >
              <CloseOutline />
            </button>
          </div>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <p key={n} className="ph-line">
            <b>{formatDay(one.day, language)}</b>
            {one.deal_id ? <Link to={`/m/deals/${one.deal_id}`}>{name(one.deal_id)}</Link> : name(one.deal_id)}
          </p>
        ),
      )}
      {onChange && (
        <Button
          size="small"
          onClick={() => onChange([...visits, { day: today() > month ? today() : month, deal_id: null }])}
        >
          {t("addVisit")}
        </Button>
      )}
    </section>
  );
}
