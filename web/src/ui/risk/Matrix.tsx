// Five by five: how many open risks are how likely and how bad; each cell opens them.
import { useTranslation } from "react-i18next";
import { type Cell, levelOf } from "@/api/risks";
import { Link } from "@/ui/nav";
import "@/styles/risks.css";

const STEPS = [1, 2, 3, 4, 5] as const;

export interface MatrixProps {
  cells: readonly Cell[];
  /** The address of the risks of a cell. */
  to: (probability: number, impact: number) => string;
  /** Numbers alone, where room is scarce. */
  short?: boolean;
}

export function Matrix({ cells, to, short = false }: MatrixProps) {
  const { t } = useTranslation("risks");
  const counts = new Map(cells.map((one) => [`${one.probability}.${one.impact}`, one.count]));
  const named = (kind: "probabilities" | "impacts", step: (typeof STEPS)[number]) =>
    short ? step : `${step} ${t(`${kind}.s${step}`)}`;
  return (
    <table className="yd-matrix" aria-label={t("matrix")}>
      <thead>
        <tr>
          <th scope="col">{t("probability")}</th>
          <th scope="colgroup" colSpan={5}>
            {t("impact")}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...STEPS].reverse().map((probability) => (
          <tr key={probability}>
            <th scope="row">{named("probabilities", probability)}</th>
            {STEPS.map((impact) => {
              const count = counts.get(`${probability}.${impact}`) ?? 0;
              const look = `yd-matrix-cell yd-risk-${levelOf(probability * impact)}`;
              return (
                <td key={impact}>
                  {count > 0 ? (
                    <Link
                      to={to(probability, impact)}
                      className={`${look} yd-num`}
                      aria-label={t("cell", { probability, impact, count })}
                    >
                      {count}
                    </Link>
                  ) : (
                    <span className={look} />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          {STEPS.map((impact) => (
            <th key={impact} scope="col">
              {named("impacts", impact)}
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
