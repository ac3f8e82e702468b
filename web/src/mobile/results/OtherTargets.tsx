// The targets in other metrics – new customers, visits … – under the one that is shown; a tap shows that one.
import { RightOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { type Followed, useFollowed } from "@/api/followed";
import { percentText } from "@/mobile/results/attainment";
import { Gauge } from "@/mobile/results/Gauge";
import { LevelWords } from "@/ui/figure/Levels";
import { Money, UnitProvider, useAmounts } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { PageError } from "@/ui/state/PageError";

interface OtherTargetsProps {
  node: string;
  period: string;
  /** The metric that is shown above. */
  metric: string;
  onChoose: (metric: string) => void;
}
export function OtherTargets({ node, period, metric, onChoose }: OtherTargetsProps) {
  const { t } = useTranslation("levels");
  const found = useFollowed(node, period);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  const items = found.data?.items.filter((one) => one.metric.code !== metric) ?? [];
  if (!found.data || items.length === 0) return null;
  const { elapsed, days_left } = found.data;
  return (
    <section className="ph-panel">
      <h2>{t("others")}</h2>
      <ul className="ph-rows">
        {items.map((one) => (
          <li key={one.metric.code}>
            <UnitProvider value={one.metric.unit}>
              <Row one={one} elapsed={elapsed} days={days_left} onChoose={onChoose} />
            </UnitProvider>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  one: Followed;
  elapsed: number;
  days: number;
  onChoose: (metric: string) => void;
}
function Row({ one: { metric, line }, elapsed, days, onChoose }: RowProps) {
  const { t } = useTranslation("phone");
  const { language } = useLanguage();
  const { said } = useAmounts();
  return (
    <button type="button" className="ph-row" onClick={() => onChoose(metric.code)}>
      <span>
        <strong>{metric.label[language === "en" ? "en" : "zh"]}</strong>
        <Gauge rate={line.rate} elapsed={elapsed} label={percentText(line.rate)} />
        <small className="ph-words">
          {line.levels.length > 0 ? (
            <LevelWords rungs={line.levels} actual={line.actual} short />
          ) : line.gap > 0 && line.per_day !== null && !metric.less_is_better ? (
            `${t("results.perDay", { count: days })} ${said(line.per_day)}`
          ) : (
            ""
          )}
        </small>
      </span>
      <span style={{ flex: "none", textAlign: "right" }}>
        <strong className="yd-num">{percentText(line.rate)}</strong>
        <small>
          <Money fen={line.actual} /> / <Money fen={line.target} />
        </small>
      </span>
      <RightOutline />
    </button>
  );
}
