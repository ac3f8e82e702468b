// How far a node is in the levels of its target: a bar with a mark for each, and in words what the next one takes.
import { useTranslation } from "react-i18next";
import { FULL, type Level, type Rung, reachOf, shareText, standing } from "@/domain/levels";
import { Money, useAmounts } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";

/** The name of a level in the language of the page. */
export function useLevelName() {
  const { language } = useLanguage();
  return (one: Level) => one.label[language === "en" ? "en" : "zh"];
}

/** "Stretch 110%: ¥1.1M · Challenge 125%: ¥1.25M". */
export function useLevelList() {
  const { t } = useTranslation("levels");
  const { said } = useAmounts();
  const name = useLevelName();
  return (levels: readonly Level[]) =>
    levels.map((one) => t("of", { level: name(one), share: shareText(one.bp), amount: said(one.amount) })).join(" · ");
}

interface LevelBarProps {
  rungs: readonly Rung[];
  rate: number | null;
  /** Share of the period that has passed. */
  elapsed: number;
}
/** The bar ends at the furthest level; time is marked on the way to the target itself. */
export function LevelBar({ rungs, rate, elapsed }: LevelBarProps) {
  const { t } = useTranslation("levels");
  const list = useLevelList();
  const name = useLevelName();
  const reach = reachOf(rungs, rate);
  const at = (share: number) => `${Math.min(100, Math.max(0, (share / reach) * 100))}%`;
  return (
    <div>
      <div className="yd-levels-bar" role="img" aria-label={t("marks", { list: list(rungs) })}>
        <i style={{ width: at(rate ?? 0) }} />
        <b style={{ left: at(elapsed) }} />
        {rungs.map((one) => (
          <em key={one.bp} className={one.reached ? "yd-levels-on" : ""} style={{ left: at(one.bp / FULL) }} />
        ))}
      </div>
      <ul className="yd-levels-names">
        {rungs.map((one) => (
          <li key={one.bp} className={one.reached ? "yd-levels-on" : ""}>
            {name(one)} {shareText(one.bp)} <Money fen={one.amount} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface LevelWordsProps {
  rungs: readonly Rung[];
  actual: number;
  /** Leaves out what is reached already. */
  short?: boolean;
}
/** "“Target” reached, ¥12,000 to “Stretch”, ¥1,000 a workday"; nothing without levels. */
export function LevelWords({ rungs, actual, short }: LevelWordsProps) {
  const { t } = useTranslation("levels");
  const { said } = useAmounts();
  const name = useLevelName();
  const { language } = useLanguage();
  if (rungs.length === 0) return null;
  const { reached, next, less } = standing(rungs);
  const words: string[] = [];
  if (less) {
    if (reached) words.push(t("kept", { level: name(reached), amount: said(reached.amount - actual) }));
    else if (next) words.push(t("overrun", { level: name(next), amount: said(next.missing) }));
  } else {
    if (!next) words.push(t("top"));
    else if (!short || reached) words.push(reached ? t("reached", { level: name(reached) }) : t("noneReached"));
    if (next) words.push(t("next", { level: name(next), amount: said(next.missing) }));
    if (next?.per_day) words.push(t("perDay", { amount: said(next.per_day) }));
  }
  return <span className="yd-levels-words">{words.join(language === "en" ? ", " : "，")}</span>;
}
