// What the statistical and the weighted forecast rest on: win rates, skill and calibration of chances, season, correction.
import { useTranslation } from "react-i18next";
import { shareText } from "@/api/outlook";
import { formatMoment } from "@/domain/dates";
import { useLanguage } from "@/ui/language";

export interface Basis {
  at: string;
  correction: number;
  season: number[];
  spread: number;
  skill: {
    count: number;
    base: number;
    brier: number;
    skill: number;
    low: number;
    high: number;
    bins: [number, number, number][];
  } | null;
  rates: { pipeline: string; stage: string; configured: number; rate: number; won: number; closed: number }[];
}

export function BasisPanel({ basis }: { basis: Basis }) {
  const { t } = useTranslation("forecastDesk");
  const { language } = useLanguage();
  const { skill } = basis;
  return (
    <section className="yd-panel yd-stack">
      <h2>{t("basis")}</h2>
      <p className="yd-faint">
        {t("asOf", { at: formatMoment(basis.at, language) })} ·{" "}
        {t("correction", { factor: basis.correction.toFixed(2) })} · {t("spread", { spread: shareText(basis.spread) })}{" "}
        ·{" "}
        {basis.season.every((one) => one === 1)
          ? t("noSeason")
          : t("season", { months: basis.season.map((one, n) => `${n + 1}: ${one.toFixed(2)}`).join("  ") })}
      </p>
      <h3>{t("skill")}</h3>
      {skill === null ? (
        <p>{t("skillUnknown")}</p>
      ) : (
        <>
          <p>
            {t(skill.low > 0 ? "skillProven" : "skillNot", {
              count: skill.count,
              skill: shareText(skill.skill),
              low: shareText(skill.low),
              high: shareText(skill.high),
              base: shareText(skill.base),
            })}
          </p>
          <div className="yd-x-scroll">
            <table className="yd-figure-table">
              <thead>
                <tr>
                  <th scope="col">{t("predicted")}</th>
                  <th scope="col">{t("happened")}</th>
                  <th scope="col">{t("dealCount")}</th>
                </tr>
              </thead>
              <tbody>
                {skill.bins.map(([count, predicted, came], n) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: tenths are told apart by their place only
                  <tr key={n}>
                    <td>{shareText(predicted)}</td>
                    <td>{shareText(came)}</td>
                    <td>{count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <h3>{t("rates")}</h3>
      <div className="yd-x-scroll">
        <table className="yd-figure-table">
          <thead>
            <tr>
              <th scope="col">{t("stage")}</th>
              <th scope="col">{t("configured")}</th>
              <th scope="col">{t("learnt")}</th>
              <th scope="col">{t("wonOf")}</th>
            </tr>
          </thead>
          <tbody>
            {basis.rates.map((one) => (
              <tr key={`${one.pipeline} ${one.stage}`}>
                <td>
                  {one.pipeline} · {one.stage}
                </td>
                <td>{shareText(one.configured)}</td>
                <td>{shareText(one.rate)}</td>
                <td>
                  {one.won} / {one.closed}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="yd-faint">{t("ratesHow")}</p>
    </section>
  );
}
