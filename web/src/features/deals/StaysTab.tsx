// Where the deal has been, for how long, and who moved it there.
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/domain/dates";
import { useStays } from "@/features/deals/queries";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function StaysTab({ id }: { id: number }) {
  const { t } = useTranslation("deals");
  const { language } = useLanguage();
  const stays = useStays(id);
  if (stays.isError) return <PageError compact error={stays.error} onRetry={() => void stays.refetch()} />;
  if (stays.isPending) return <Loading rows={3} />;
  return (
    <div className="yd-x-scroll">
      <table className="yd-plain-table">
        <thead>
          <tr>
            <th scope="col">{t("stage")}</th>
            <th scope="col">{t("entered")}</th>
            <th scope="col">{t("dwell")}</th>
            <th scope="col">{t("movedBy")}</th>
          </tr>
        </thead>
        <tbody>
          {stays.data.items.map((stay) => (
            <tr key={`${stay.stage.id}:${stay.entered_at}`}>
              <td>
                <Tag color={stay.color}>{stay.stage.label}</Tag>
              </td>
              <td className="yd-num">{formatMoment(stay.entered_at, language)}</td>
              <td className={stay.norm_days !== null && stay.days > stay.norm_days ? "yd-risk" : ""}>
                {t("days", { count: Math.round(stay.days * 10) / 10 })}
                {stay.norm_days !== null && (
                  <small className="yd-faint"> / {t("norm", { count: stay.norm_days })}</small>
                )}
              </td>
              <td>{stay.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
