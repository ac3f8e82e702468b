// The month at a glance, on the day's page: the first target large, those in other metrics in a line each.
import { useTranslation } from "react-i18next";
import { type Followed, useFollowed } from "@/api/followed";
import { today } from "@/domain/dates";
import { percentText, periodKey } from "@/mobile/results/attainment";
import { Gauge } from "@/mobile/results/Gauge";
import { LevelWords } from "@/ui/figure/Levels";
import { Money, UnitProvider } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";

export function MonthCard({ node: place }: { node: string }) {
  const { t } = useTranslation("phone");
  const found = useFollowed(place, periodKey("month", today()));
  const first = found.data?.items[0];
  // The day's work comes first: without the figure the page is still right, and the results tab tells the error.
  if (!found.data || !first) return null;
  return (
    <Link to="/m/results" className="ph-panel" style={{ display: "block", color: "inherit" }}>
      <UnitProvider value={first.metric.unit}>
        <Main one={first} elapsed={found.data.elapsed} />
      </UnitProvider>
      {found.data.items.length > 1 && (
        <ul className="ph-rows" aria-label={t("results.others")}>
          {found.data.items.slice(1).map((one) => (
            <UnitProvider key={one.metric.code} value={one.metric.unit}>
              <Line one={one} />
            </UnitProvider>
          ))}
        </ul>
      )}
    </Link>
  );
}

const useName = () => {
  const { language } = useLanguage();
  return ({ metric }: Followed) => metric.label[language === "en" ? "en" : "zh"];
};

function Main({ one, elapsed }: { one: Followed; elapsed: number }) {
  const { t } = useTranslation("phone");
  const name = useName();
  const { line } = one;
  return (
    <>
      <h2>
        {one.pipeline ? t("results.month") : `${t("results.month")} · ${name(one)}`}
        <small>{t("results.elapsed", { percent: percentText(elapsed) })}</small>
      </h2>
      <div className="ph-hero yd-num">{percentText(line.rate)}</div>
      <Gauge
        rate={line.rate}
        elapsed={elapsed}
        label={`${percentText(line.rate)} · ${t("results.elapsed", { percent: percentText(elapsed) })}`}
      />
      <small className="yd-faint">
        <Money fen={line.actual} /> / <Money fen={line.target} />
      </small>
      {line.levels.length > 0 && (
        <div>
          <small className="yd-faint">
            <LevelWords rungs={line.levels} actual={line.actual} short />
          </small>
        </div>
      )}
    </>
  );
}

function Line({ one }: { one: Followed }) {
  const name = useName();
  return (
    <li className="ph-line">
      <span>{name(one)}</span>
      <span>
        <Money fen={one.line.actual} /> / <Money fen={one.line.target} />{" "}
        <strong className="yd-num">{percentText(one.line.rate)}</strong>
      </span>
    </li>
  );
}
