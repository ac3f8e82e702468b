// How good the score is: its skill against the base rate, measured on the newest past leads, and what says most.
import "@/styles/attainment.css";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { formatMoment } from "@/domain/dates";
import { useFactorWords } from "@/features/leads/ScorePanel";
import { useTraining, useWorth } from "@/features/leads/settings";
import { StatFigure } from "@/ui/figure/StatFigure";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

export function WorthPanel() {
  const { t } = useTranslation("leads");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const words = useFactorWords();
  const [since, setSince] = useState<string | null | undefined>(undefined);
  const training = useTraining();
  const worth = useWorth(since !== undefined);
  if (worth.isError) return <PageError error={worth.error} onRetry={() => void worth.refetch()} />;
  if (worth.isPending) return <Loading rows={6} />;
  const { data } = worth;
  const busy = since !== undefined && since === data.trained_at;
  const train = () =>
    training.mutate(undefined, {
      onSuccess: () => {
        setSince(data.trained_at);
        void message.success(t("worth.training"));
      },
      onError: (error) => void message.error(asApiError(error).message),
    });
  return (
    <div className="yd-stack">
      <div className="yd-toolbar">
        <span className="yd-faint">
          {data.trained_at &&
            t("worth.trained", {
              at: formatMoment(data.trained_at, language),
              leads: data.leads,
              converted: data.converted,
            })}
        </span>
        <span className="yd-grow" />
        <Button loading={busy || training.isPending} onClick={train}>
          {t("worth.train")}
        </Button>
      </div>
      {!data.usable && <EmptyState compact title={t(`scoring.none.${data.reason}` as "scoring.none.untrained")} />}
      {data.measured && data.measured.tested > 0 && (
        <section className="yd-figures">
          <StatFigure label={t("worth.skill")} value={percent(data.measured.skill)} note={t("worth.skillNote")} />
          <StatFigure label={t("worth.auc")} value={percent(data.measured.auc)} note={t("worth.aucNote")} />
          <StatFigure
            label={t("worth.tested")}
            value={data.measured.tested}
            note={t("worth.testedNote", {
              day: data.measured.since ? formatMoment(data.measured.since, language).slice(0, 10) : "",
              converted: data.measured.converted,
            })}
          />
        </section>
      )}
      {data.usable && data.factors.length > 0 && (
        <>
          <h3 className="yd-h3">{t("worth.factors")}</h3>
          <table className="yd-plain-table">
            <thead>
              <tr>
                <th>{t("worth.feature")}</th>
                <th>{t("worth.value")}</th>
                <th>{t("worth.weight")}</th>
                <th>{t("worth.past")}</th>
              </tr>
            </thead>
            <tbody>
              {data.factors.map((one) => (
                <tr key={`${one.feature}:${one.value}`}>
                  <td>{words.feature(one.feature)}</td>
                  <td>{words.value(one)}</td>
                  <td className={`yd-num ${one.weight < 0 ? "yd-risk" : ""}`}>
                    {one.weight > 0 ? "+" : ""}
                    {one.weight.toFixed(2)}
                  </td>
                  <td className="yd-faint">
                    {t("scoring.past", { yes: one.converted, all: one.converted + one.other })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}
