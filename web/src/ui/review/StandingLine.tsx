// How a signed review stands: won of the target, predictions kept and broken, joint visits held.
import { useTranslation } from "react-i18next";
import type { Standing } from "@/api/reviews";
import { useAmounts } from "@/ui/figure/Money";

export function StandingLine({ figures }: { figures: Standing }) {
  const { t } = useTranslation("reviews");
  const { said } = useAmounts();
  return (
    <p>
      {t("standing", {
        won: said(figures.won),
        target: said(figures.target),
        kept: figures.kept,
        broken: figures.broken,
        open: figures.open,
        held: figures.visits_held,
        planned: figures.visits_planned,
      })}
    </p>
  );
}
