// Will we make it: the word, its tone, and on what it rests – the chance where a forecast says one, else the sum.
import { useTranslation } from "react-i18next";
import type { Cockpit } from "@/api/cockpit";
import { answerOf } from "@/domain/verdict";
import { useAmounts } from "@/ui/figure/Money";
import { percent } from "@/ui/remedy/words";

export function useAnswer(data: Cockpit) {
  const { t } = useTranslation("cockpit");
  const { said } = useAmounts();
  const { node, outlook, over } = data.gap;
  const answer = answerOf(node, over);
  const expected = said(node.expected);
  const target = said(node.target);
  const gap = t(node.gap > 0 ? "lacking" : "ahead", { amount: said(Math.abs(node.gap)) });
  const byChance = !over && node.target > 0 && node.chance !== null && outlook.p10 !== null && outlook.p90 !== null;
  return {
    word: t(`answer.${answer}`),
    tone:
      answer === "yes" || answer === "overYes" ? "yd-gain" : answer === "no" || answer === "overNo" ? "yd-risk" : "",
    how: byChance
      ? [
          t("answerChance", {
            chance: percent(node.chance),
            low: said(outlook.p10 ?? 0),
            high: said(outlook.p90 ?? 0),
            target,
          }),
          t("answerWeighted", { expected, gap }),
        ]
      : [t("answerHow", { expected, target, gap })],
  };
}
