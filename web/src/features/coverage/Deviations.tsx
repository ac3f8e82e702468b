// What deviates from a card now, and whether its visits can be made; a count opens its outlets below.
import { useTranslation } from "react-i18next";
import type { Card, Kind } from "@/api/coverage";
import { findingsOf } from "@/features/coverage/links";
import { StatFigure } from "@/ui/figure/StatFigure";
import { Link } from "@/ui/nav";

/** Deviations of outlets can be listed; the others are said by routes and by the figures of visits. */
const LISTED: readonly Kind[] = [
  "outside",
  "unplaced",
  "not_owned",
  "lost",
  "no_route",
  "rare",
  "no_cycle",
  "overdue",
  "clash",
];

export function Deviations({
  card,
  chosen,
  onChoose,
}: {
  card: Card;
  chosen: Kind | null;
  onChoose: (kind: Kind | null) => void;
}) {
  const { t } = useTranslation("coverage");
  const { t: td } = useTranslation("coverageDesk");
  const found = card.deviations.filter((one) => one.count > 0);
  const beyond = card.possible !== null && card.needed > card.possible;
  return (
    <section className="yd-panel yd-coverage-top">
      <div className="yd-figures">
        <StatFigure
          label={td("needed")}
          value={Math.ceil(card.needed)}
          tone={beyond ? "risk" : "plain"}
          share={card.possible ? card.needed / card.possible : null}
          note={td("whole", { count: card.outlets })}
        />
        <StatFigure
          label={td("able")}
          value={card.possible ?? "–"}
          note={
            card.per_day === null
              ? td("noPossible")
              : td("possible", { days: card.half_days / 2, perDay: card.per_day })
          }
        />
      </div>
      <fieldset className="yd-chips">
        <legend>{t("deviations")}</legend>
        {found.length === 0 && <span className="yd-faint">{t("noDeviations")}</span>}
        {found.map((one) =>
          LISTED.includes(one.kind) ? (
            <button
              key={one.kind}
              type="button"
              className="yd-chip"
              aria-pressed={chosen === one.kind}
              onClick={() => onChoose(chosen === one.kind ? null : one.kind)}
            >
              {t(`kind.${one.kind}`)} {one.count}
            </button>
          ) : card.state === "in_force" ? (
            <Link key={one.kind} className="yd-chip" to={findingsOf({ member: card.member.id }, one.kind)}>
              {t(`kind.${one.kind}`)} {one.count}
            </Link>
          ) : (
            <span key={one.kind} className="yd-tag">
              {t(`kind.${one.kind}`)} {one.count}
            </span>
          ),
        )}
      </fieldset>
    </section>
  );
}
