// The levels of two versions side by side; what changed stands out.
import { useTranslation } from "react-i18next";
import { shareText } from "@/domain/levels";
import type { Comparison } from "@/features/targets/life";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";

export function CompareLevels({ levels }: { levels: Comparison["levels"] }) {
  const { t } = useTranslation("levels");
  const { language } = useLanguage();
  if (levels.length === 0) return null;
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("compare")}>
      <h2>{t("compare")}</h2>
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("kind")}</th>
            <th scope="col" colSpan={2}>
              {t("old")}
            </th>
            <th scope="col" colSpan={2}>
              {t("new")}
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map((one) => {
            const changed = one.old?.bp !== one.new?.bp || one.old?.amount !== one.new?.amount;
            return (
              <tr key={one.label.zh} className={changed ? "" : "yd-faint"}>
                <td>{one.label[language === "en" ? "en" : "zh"]}</td>
                <td className="yd-num">{one.old ? shareText(one.old.bp) : "–"}</td>
                <td>
                  <Money fen={one.old?.amount} />
                </td>
                <td className="yd-num">{one.new ? shareText(one.new.bp) : "–"}</td>
                <td>
                  <Money fen={one.new?.amount} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
