// Who will miss the month, the furthest behind first: the manager's list of whom to urge, coach or help.
import { useTranslation } from "react-i18next";
import { drillTo, type Line } from "@/features/insight/queries";
import { Money } from "@/ui/figure/Money";
import { Rate } from "@/ui/figure/Rate";
import { Link } from "@/ui/nav";

export function Behind({ lines, elapsed }: { lines: Line[]; elapsed: number }) {
  const { t } = useTranslation("insight");
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("behind")}>
      <h2>{t("behind")}</h2>
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("who")}</th>
            <th scope="col">{t("rate")}</th>
            <th scope="col">{t("actual")}</th>
            <th scope="col">{t("gap")}</th>
            <th scope="col">{t("coverage")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td>
                <Link to={`/?node=${line.key}`}>{line.name}</Link>
              </td>
              <td>
                <Rate rate={line.rate} elapsed={elapsed} />
              </td>
              <td>
                <Link to={drillTo(line.drill) ?? "/deals"}>
                  <Money fen={line.actual} />
                </Link>
              </td>
              <td>
                <Money fen={line.gap} />
              </td>
              <td>
                <Link to={drillTo(line.open_drill) ?? "/deals"}>
                  <Money fen={line.weighted} />
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
