// Photos of a visit: small, with the watermark when opened, the original one click away.
import { Image } from "antd";
import { useTranslation } from "react-i18next";
import type { VisitRecord } from "@/api/visits";
import { formatMoment } from "@/domain/dates";
import { useLanguage } from "@/ui/language";

export function Photos({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation("visitDesk");
  const { language } = useLanguage();
  return (
    <section className="yd-panel" aria-label={t("photos")}>
      <h2>{t("photos")}</h2>
      <ul className="yd-visit-photos">
        {visit.pictures.map((one) => {
          const taken = formatMoment(one.taken_at, language);
          return (
            <li key={one.id}>
              <Image
                src={one.small}
                alt={`${visit.customer_name} ${taken}`}
                preview={{ src: one.marked }}
                height={140}
              />
              <div className="yd-faint">{taken}</div>
              <div>
                <a href={one.original} target="_blank" rel="noreferrer">
                  {t("original")}
                </a>{" "}
                <a href={`${one.marked}?download=true`}>{t("save")}</a>
              </div>
              {one.unlocated_at && (
                <div className="yd-faint">{t("unlocated", { at: formatMoment(one.unlocated_at, language) })}</div>
              )}
              {one.seen.length > 0 && <div className="yd-risk">{t("seenElsewhere", { count: one.seen.length })}</div>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
