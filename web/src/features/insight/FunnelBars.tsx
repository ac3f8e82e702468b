// The bars of the funnel, each a link to its deals, and between them the share that went on.
import { useTranslation } from "react-i18next";
import { drillTo, type Funnel } from "@/features/insight/queries";
import { Money } from "@/ui/figure/Money";
import { useHue } from "@/ui/figure/Tag";
import { Link } from "@/ui/nav";

export function FunnelBars({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation("insight");
  const hue = useHue();
  const most = Math.max(1, ...funnel.bars.map((one) => one.count));
  const cohort = funnel.mode === "cohort";
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("funnel")}>
      <table className="yd-figure-table yd-funnel">
        <thead>
          <tr>
            <th scope="col">{t("stage")}</th>
            <th scope="col" className="yd-funnel-wide">
              {t("dealCount")}
            </th>
            <th scope="col">{t("amount")}</th>
            {cohort ? (
              <>
                <th scope="col">{t("conversion")}</th>
                <th scope="col">{t("reach")}</th>
                <th scope="col">{t("dwell")}</th>
              </>
            ) : (
              <th scope="col">{t("weighted")}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {funnel.bars.map((bar) => (
            <tr key={bar.stage}>
              <td>
                {bar.name} <small className="yd-faint">{bar.probability}%</small>
              </td>
              <td className="yd-funnel-wide">
                <Link
                  to={drillTo(bar.drill) ?? "/deals"}
                  className="yd-funnel-bar"
                  aria-label={t("barLabel", { stage: bar.name, count: bar.count })}
                >
                  <i style={{ width: `${(bar.count / most) * 100}%`, background: hue(bar.color) }} />
                  <b className="yd-num">{bar.count}</b>
                </Link>
              </td>
              <td>
                <Money fen={bar.fen} />
              </td>
              {cohort ? (
                <>
                  <td className="yd-num">{bar.conversion === null ? "–" : `${(bar.conversion * 100).toFixed(1)}%`}</td>
                  <td className="yd-num">{bar.reach === null ? "–" : `${(bar.reach * 100).toFixed(1)}%`}</td>
                  <td
                    className={bar.norm_days !== null && (bar.dwell_days ?? 0) > bar.norm_days ? "yd-risk" : ""}
                    title={bar.norm_days === null ? undefined : t("normDays", { count: bar.norm_days })}
                  >
                    {bar.dwell_days === null ? "–" : t("days", { count: Math.round(bar.dwell_days * 10) / 10 })}
                  </td>
                </>
              ) : (
                <td>
                  <Money fen={bar.weighted} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
