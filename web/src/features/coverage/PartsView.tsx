// The seven parts, to read.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Card, Part } from "@/api/coverage";
import { formatDay } from "@/domain/dates";
import { useWords } from "@/features/coverage/words";
import { useLanguage } from "@/ui/language";

export function PartBox({
  part,
  number,
  fixed,
  children,
}: {
  part: Part;
  number: number;
  fixed: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation("coverage");
  return (
    <section className="yd-panel yd-coverage-part" aria-label={t(`part.${part}`)}>
      <h2>
        <i className={fixed ? "yd-coverage-fixed" : "yd-coverage-open"}>{number}</i>
        {t(`part.${part}`)}
      </h2>
      {children}
    </section>
  );
}

export function PartsView({ card }: { card: Card }) {
  const { t } = useTranslation("coverage");
  const { t: td } = useTranslation("coverageDesk");
  const { language } = useLanguage();
  const words = useWords();
  return (
    <div className="yd-coverage-parts">
      <PartBox part="person" number={1} fixed={card.parts.person}>
        <p>
          <strong>{card.member.name}</strong> {[card.team.name, card.position].filter(Boolean).join(" · ")}
        </p>
        {card.started_on && <p className="yd-faint">{td("joined", { day: formatDay(card.started_on, language) })}</p>}
        {card.deputy && (
          <p>
            {t("deputy")}：{card.deputy.name}
          </p>
        )}
        {card.duties && (
          <p>
            {t("duties")}：{card.duties}
          </p>
        )}
      </PartBox>
      <PartBox part="region" number={2} fixed={card.parts.region}>
        <p>{card.territories.map((one) => one.name).join("、") || <span className="yd-faint">{t("noRegion")}</span>}</p>
      </PartBox>
      <PartBox part="outlets" number={3} fixed={card.parts.outlets}>
        <p>
          <strong>{t("outlets", { count: card.outlets })}</strong>
        </p>
      </PartBox>
      <PartBox part="route" number={4} fixed={card.parts.route}>
        <ul>
          {card.routes.map((one) => (
            <li key={one.id}>
              {one.name}{" "}
              <span className="yd-faint">{`${words.when(one)} · ${t("outlets", { count: one.outlets })}`}</span>
            </li>
          ))}
        </ul>
        {card.routes.length === 0 && <p className="yd-faint">{td("noRoutes")}</p>}
      </PartBox>
      <PartBox part="cycle" number={5} fixed={card.parts.cycle}>
        <ul>
          {card.cycles.map((one) => {
            const days = one.own ?? one.company;
            return (
              <li key={one.grade}>
                {words.grade(one.grade)}{" "}
                {days ? t("every", { count: days }) : <span className="yd-faint">{t("noCycle")}</span>}
              </li>
            );
          })}
        </ul>
      </PartBox>
      <PartBox part="times" number={6} fixed={card.parts.times}>
        <p>{words.hours(card)}</p>
        <p>{t("visit", { minutes: card.minutes, travel: card.travel })}</p>
        {card.per_day !== null && <p>{t("perDay", { count: card.per_day })}</p>}
      </PartBox>
      <PartBox part="standard" number={7} fixed={card.parts.standard}>
        {card.standard && <p>{card.standard}</p>}
        <ol className="yd-coverage-steps">
          {card.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {card.steps.length === 0 && <p className="yd-faint">{t("noSteps")}</p>}
      </PartBox>
    </div>
  );
}
