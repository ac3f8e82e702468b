// What a remedy was worth, in figures and words; or why that cannot be told.
import { useTranslation } from "react-i18next";
import type { Remedy } from "@/api/remedies";
import { Tag } from "@/ui/figure/Tag";
import { percent, useWords } from "@/ui/remedy/words";

const HUE = { helped: "gain", no_difference: "grey", worse: "risk", unknown: "mark" } as const;

export function EffectLines({ remedy }: { remedy: Remedy }) {
  const { t } = useTranslation("gap");
  const words = useWords();
  const found = remedy.effect;
  const days = remedy.cause === "" || remedy.cause === "activity" ? 30 : 90;
  return (
    <section aria-label={t("effect")}>
      <h3>{t("effect")}</h3>
      {found === null ? (
        <p className="yd-faint">{t("effectWait", { days })}</p>
      ) : (
        <>
          <p>
            <Tag color={HUE[found.outcome]}>{t(`outcome.${found.outcome}`)}</Tag>
            {found.why !== "" && <span className="yd-faint"> {t(`effectWhy.${found.why}`)}</span>}
          </p>
          {found.usual_change !== null && (
            <p>
              {t("effectLine", {
                measure: t(`measure.${found.measure}`),
                before: words.measured(found.measure, found.before),
                after: words.measured(found.measure, found.after),
                change: words.measured(found.measure, found.usual_change),
                peers: found.peers,
              })}{" "}
              {t("effectRank", { share: percent(found.as_good) })}
            </p>
          )}
          {found.deal && (
            <p className="yd-faint">
              {t("effectDeal", {
                status: t(`dealStatus.${found.deal.status as "open"}`),
                stage: found.deal.stage,
              })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
