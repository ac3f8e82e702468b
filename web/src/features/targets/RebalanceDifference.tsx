// A proposal as a difference: what the rest of the year was and would be, and why, person by person.
import { useTranslation } from "react-i18next";
import type { Rebalance } from "@/features/targets/ahead";
import { Money, useAmounts } from "@/ui/figure/Money";
import { EmptyState } from "@/ui/state/EmptyState";

const sum = (values: number[]) => values.reduce((total, one) => total + one, 0);

/** The months from the day on, in which targets move. */
export const ahead = (months: number[], since: string) => sum(months.slice(Number(since.slice(5, 7)) - 1));

export function RebalanceDifference({ data, since, stale }: { data: Rebalance; since: string; stale: boolean }) {
  const { t } = useTranslation("targetAhead");
  const { said } = useAmounts();
  if (data.people.length === 0) return <EmptyState compact title={t("nothing")} />;
  return (
    <div className={stale ? "yd-x-scroll yd-stale" : "yd-x-scroll"}>
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("who")}</th>
            <th scope="col">{t("before")}</th>
            <th scope="col">{t("after")}</th>
            <th scope="col">{t("change")}</th>
            <th scope="col" className="yd-reason">
              {t("why")}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.people.map((one) => {
            const [before, after] = [ahead(one.before, since), ahead(one.after, since)];
            const months = one.after
              .map((fen, n) => ({ fen: fen - (one.before[n] ?? 0), n }))
              .filter((month) => month.fen !== 0)
              .map((month) => `${month.n + 1}: ${month.fen > 0 ? "+" : ""}${said(month.fen)}`);
            return (
              <tr key={`${one.team}:${one.member}`}>
                <td title={t("wholeYear", { months: months.join("  ") })}>{one.name}</td>
                <td>
                  <Money fen={before} />
                </td>
                <td>
                  <Money fen={after} />
                </td>
                <td className={after < before ? "yd-gain" : "yd-risk"}>
                  {after > before ? "+" : ""}
                  <Money fen={after - before} />
                </td>
                <td className="yd-reason">{one.reason}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="yd-faint">{data.added === 0 ? t("sameTotal") : t("added", { amount: said(data.added) })}</p>
    </div>
  );
}
