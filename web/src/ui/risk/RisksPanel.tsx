// The open risks of a deal or a customer: nothing to be seen where there are none.
import { useTranslation } from "react-i18next";
import { useRisksAbout } from "@/api/risks";
import { formatDay } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { LevelTag } from "@/ui/risk/LevelTag";
import { useSaid } from "@/ui/risk/useSaid";

export function RisksPanel({ resource, id, path }: { resource: string; id: number; path: string }) {
  const { t } = useTranslation("risks");
  const { language } = useLanguage();
  const { saw } = useSaid();
  const found = useRisksAbout(resource, id);
  if (!found.data?.items.length) return null;
  return (
    <ul className="yd-risks" aria-label={t("ofRecord")}>
      {found.data.items.map((risk) => {
        const words = saw(risk) || risk.title;
        return (
          <li key={risk.id}>
            <LevelTag risk={risk} />
            {risk.open ? <Link to={`${path}/${risk.id}`}>{words}</Link> : <span>{words}</span>}
            <small className="yd-faint">
              {[
                t(`status.${risk.status}`),
                risk.owner?.label,
                resource === "customer" && risk.deal?.label,
                risk.review_on && t("reviewOn", { day: formatDay(risk.review_on, language, true) }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </li>
        );
      })}
    </ul>
  );
}
