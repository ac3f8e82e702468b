// The tables of an import's preview: cells that change, and rows that are not taken.
import { useTranslation } from "react-i18next";
import { usePeriodName } from "@/features/targets/columns";
import type { FailedRow, Imported } from "@/features/targets/workbook";
import { useAmounts } from "@/ui/figure/Money";

export function FailedRows({ rows }: { rows: FailedRow[] }) {
  const { t } = useTranslation("targetWorkbook");
  return (
    <section aria-label={t("failed", { count: rows.length })}>
      <h3 className="yd-risk">{t("failed", { count: rows.length })}</h3>
      <div className="yd-x-scroll yd-tall">
        <table className="yd-figure-table">
          <thead>
            <tr>
              <th scope="col">{t("where")}</th>
              <th scope="col" className="yd-reason">
                {t("reason")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={`${one.sheet}:${one.row}:${one.column}:${one.code}`}>
                <td>{t(one.column ? "placeColumn" : "place", { ...one })}</td>
                <td className="yd-reason">{one.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function MovedCells({ data }: { data: Imported }) {
  const { t } = useTranslation("targetWorkbook");
  const name = usePeriodName();
  const { exact } = useAmounts();
  const rest = data.changed - data.changes.length;
  return (
    <div>
      <div className="yd-x-scroll yd-tall">
        <table className="yd-figure-table">
          <thead>
            <tr>
              <th scope="col">{t("who")}</th>
              <th scope="col">{t("when")}</th>
              <th scope="col">{t("before")}</th>
              <th scope="col">{t("after")}</th>
              <th scope="col">{t("change")}</th>
            </tr>
          </thead>
          <tbody>
            {data.changes.map((one) => (
              <tr key={`${one.sheet}:${one.row}:${one.period}`}>
                <td title={t("place", { ...one })}>{[one.team, one.name, one.part].filter(Boolean).join(" · ")}</td>
                <td>{name(one.period)}</td>
                <td className="yd-num">{exact(one.before, true)}</td>
                <td className="yd-num">{exact(one.after, true)}</td>
                <td className="yd-num">
                  {one.after > one.before ? "+" : ""}
                  {exact(one.after - one.before, true)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && <p className="yd-faint">{t("more", { count: rest })}</p>}
    </div>
  );
}
