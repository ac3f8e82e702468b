// The month at a glance, on the day's page.
import { useTranslation } from "react-i18next";
import { today } from "@/domain/dates";
import { percentText, periodKey, useAttainment } from "@/mobile/results/attainment";
import { Gauge } from "@/mobile/results/Gauge";
import { Money } from "@/ui/figure/Money";
import { Link } from "@/ui/nav";

export function MonthCard({ node: place }: { node: string }) {
  const { t } = useTranslation("phone");
  const found = useAttainment(place, periodKey("month", today()));
  // The day's work comes first: without the figure the page is still right, and the results tab tells the error.
  if (!found.data || found.data.node.target === 0) return null;
  const { node, elapsed } = found.data;
  return (
    <Link to="/m/results" className="ph-panel" style={{ display: "block", color: "inherit" }}>
      <h2>
        {t("results.month")}
        <small>{t("results.elapsed", { percent: percentText(elapsed) })}</small>
      </h2>
      <div className="ph-hero yd-num">{percentText(node.rate)}</div>
      <Gauge
        rate={node.rate}
        elapsed={elapsed}
        label={`${percentText(node.rate)} · ${t("results.elapsed", { percent: percentText(elapsed) })}`}
      />
      <small className="yd-faint">
        <Money fen={node.actual} /> / <Money fen={node.target} />
      </small>
    </Link>
  );
}
