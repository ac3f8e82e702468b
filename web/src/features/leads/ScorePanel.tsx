// Why a lead has its score: each value it is judged by, with the points it gives or takes and the past leads behind it.
import { useTranslation } from "react-i18next";
import { type Factor, useScore } from "@/features/leads/queries";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function ScorePanel({ id }: { id: number }) {
  const { t } = useTranslation("leads");
  const words = useFactorWords();
  const score = useScore(id);
  if (score.isError) return <PageError compact error={score.error} onRetry={() => void score.refetch()} />;
  if (score.isPending) return <Loading rows={4} />;
  const told = score.data;
  if (told.score === null)
    return <EmptyState compact title={t(`scoring.none.${told.reason}` as "scoring.none.untrained")} />;
  return (
    <div className="yd-stack">
      <p>{t("scoring.lead", { score: told.score, base: told.base ?? 0 })}</p>
      {told.factors.length === 0 && <p className="yd-faint">{t("scoring.noFactors")}</p>}
      <table className="yd-plain-table">
        <tbody>
          {told.factors.map((one) => (
            <tr key={one.feature}>
              <td>{words.feature(one.feature)}</td>
              <td>
                <b>{words.value(one)}</b>
              </td>
              <td className={`yd-num ${one.points < 0 ? "yd-risk" : ""}`}>
                {t("scoring.points", { points: one.points > 0 ? `+${one.points}` : one.points })}
              </td>
              <td className="yd-faint">{t("scoring.past", { yes: one.converted, all: one.converted + one.other })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="yd-faint">{t("scoring.skill", { skill: Math.round((told.skill ?? 0) * 100) })}</p>
    </div>
  );
}

/** Features and their values in the reader's language; sources, industries and provinces are names already. */
export function useFactorWords() {
  const { t, i18n } = useTranslation("leads");
  const named = ["source", "industry", "province"];
  return {
    feature: (name: string) => t(`scoring.feature.${name}` as "scoring.feature.source"),
    value: (one: Pick<Factor, "feature" | "value">) => {
      if (named.includes(one.feature)) return one.value;
      if (one.feature === "complete") return t("scoring.filled", { count: Number(one.value) });
      if (one.feature === "size") return t("scoring.people", { range: one.value });
      const key = `scoring.value.${one.value}`;
      return i18n.exists(`leads:${key}`) ? t(key as "scoring.value.none") : one.value;
    },
  };
}
