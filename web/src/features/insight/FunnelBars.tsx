// The bars of the funnel; each opens its deals – in the list as they are, or as they were on a past day.
import { useTranslation } from "react-i18next";
import { type Bar, drillTo, type Funnel } from "@/features/insight/queries";
import { Money } from "@/ui/figure/Money";
import { useHue } from "@/ui/figure/Tag";
import { Link } from "@/ui/nav";

export function FunnelBars({ funnel, onAsk }: { funnel: Funnel; onAsk: (bar: Bar) => void }) {
  const { t } = useTranslation("insight");
  const hue = useHue();
  const most = Math.max(1, ...funnel.bars.map((one) => one.count));
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
            <th scope="col">{t("weighted")}</th>
          </tr>
        </thead>
        <tbody>
          {funnel.bars.map((bar) => {
            const inside = (
              <>
                <i style={{ width: `${(bar.count / most) * 100}%`, background: hue(bar.color) }} />
                <b className="yd-num">{bar.count}</b>
              </>
            );
            const label = t("barLabel", { stage: bar.name, count: bar.count });
            const to = drillTo(bar.drill);
            return (
              <tr key={bar.stage}>
                <td>
                  {bar.name} <small className="yd-faint">{bar.probability}%</small>
                </td>
                <td className="yd-funnel-wide">
                  {to ? (
                    <Link to={to} className="yd-funnel-bar" aria-label={label}>
                      {inside}
                    </Link>
                  ) : (
                    <button type="button" className="yd-funnel-bar" aria-label={label} onClick={() => onAsk(bar)}>
                      {inside}
                    </button>
                  )}
                </td>
                <td>
                  <Money fen={bar.fen} />
                </td>
                <td>
                  <Money fen={bar.weighted} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
