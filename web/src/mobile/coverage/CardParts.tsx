// The seven parts of a card in plain words.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Card, clockText, PARTS, type Part, useCard } from "@/api/coverage";
import { formatDay } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export function CardParts({ card: id }: { card: number }) {
  const { t } = useTranslation("coverage");
  const { language } = useLanguage();
  const found = useCard(id);
  const says = useParts();
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={6} />;
  const card = found.data;
  const deviating = card.deviations.filter((one) => one.count > 0);
  return (
    <>
      <section className="ph-panel" aria-label={t("title")}>
        <h2>
          {t("version", { number: card.number })}{" "}
          <small>
            {t(`state.${card.state}`)} {card.starts_on && t("since", { day: formatDay(card.starts_on, language) })}
          </small>
        </h2>
        <dl className="ph-coverage-parts">
          {PARTS.map((part, n) => (
            <div key={part}>
              <dt>
                {n + 1} {t(`part.${part}`)}
              </dt>
              <dd>{says(card, part)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="ph-panel">
        <h2>{t("deviations")}</h2>
        {card.possible !== null && (
          <p className={card.needed > card.possible ? "yd-risk" : "yd-muted"}>
            {t("workload", { needed: Math.ceil(card.needed), possible: card.possible })}
          </p>
        )}
        <p>
          {deviating.length === 0
            ? t("noDeviations")
            : deviating.map((one) => `${t(`kind.${one.kind}`)} ${one.count}`).join(" · ")}
        </p>
      </section>
    </>
  );
}

function useParts() {
  const { t } = useTranslation("coverage");
  return (card: Card, part: Part): ReactNode => {
    switch (part) {
      case "person":
        return [card.member.name, card.team.name, card.deputy && `${t("deputy")} ${card.deputy.name}`, card.duties]
          .filter(Boolean)
          .join(" · ");
      case "region":
        return card.territories.map((one) => one.name).join("、") || t("noRegion");
      case "outlets":
        return t("outlets", { count: card.outlets });
      case "route":
        return card.routes.map((one) => (
          <p key={one.id}>
            {[
              one.name,
              [
                one.every_weeks > 1 && t("everyWeeks", { count: one.every_weeks }),
                one.weekdays.map((day) => t(`weekday.d${day as Weekday}`)).join(" "),
              ]
                .filter(Boolean)
                .join(" "),
              t("outlets", { count: one.outlets }),
            ].join(" · ")}
          </p>
        ));
      case "cycle":
        return card.cycles
          .map((one) => {
            const days = one.own ?? one.company;
            const name = one.grade ? t("ofGrade", { grade: one.grade }) : t("unclassed");
            return `${name} ${days ? t("every", { count: days }) : t("noCycle")}`;
          })
          .join(" · ");
      case "times":
        return [
          card.day_from && card.day_to ? `${clockText(card.day_from)}–${clockText(card.day_to)}` : t("noHours"),
          t("visit", { minutes: card.minutes, travel: card.travel }),
          card.per_day !== null && t("perDay", { count: card.per_day }),
        ]
          .filter(Boolean)
          .join(" · ");
      default:
        return card.steps.length > 0 ? (
          <ol>
            {card.steps.map((step, n) => (
              <li key={step}>
                {n + 1}. {step}
              </li>
            ))}
          </ol>
        ) : (
          t("noSteps")
        );
    }
  };
}
