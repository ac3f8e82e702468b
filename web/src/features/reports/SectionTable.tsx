// A part of a report: its rows, and how many there are in all.
import { useTranslation } from "react-i18next";
import type { Cell, Column, Section } from "@/api/reports";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import { useCell } from "@/ui/report/useCell";

const NUMBERS = new Set(["number", "money"]);

export function SectionTable({ section, plain }: { section: Section; plain?: boolean }) {
  const { t } = useTranslation("reports");
  const { label } = useLanguage();
  return (
    <section className="yd-panel yd-x-scroll yd-report-part" aria-label={label(section.label)}>
      <h2>
        {label(section.label)} <small className="yd-faint">{t("count", { count: section.count })}</small>
        {section.sums.amount ? (
          <small className="yd-faint">
            {" "}
            · <Money fen={section.sums.amount} />
          </small>
        ) : null}
      </h2>
      <table className="yd-plain-table">
        <thead>
          <tr>
            {section.columns.map((column) => (
              <th key={column.key} scope="col" className={NUMBERS.has(column.format) ? "yd-report-number" : undefined}>
                {label(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {section.rows.map((row, at) => (
            <tr key={String(row.serial ?? at)}>
              {section.columns.map((column) => (
                <td key={column.key} className={`yd-report-${column.format}`}>
                  <Value column={column} value={row[column.key]} plain={plain ?? false} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!section.whole && <p className="yd-faint">{t("more", { count: section.count, shown: section.rows.length })}</p>}
    </section>
  );
}

function Value({ column, value, plain }: { column: Column; value: Cell | undefined; plain: boolean }) {
  const { link } = useOpenRecord();
  const said = useCell();
  if (column.format === "money") return typeof value === "number" ? <Money fen={value} /> : null;
  if (!plain && value && typeof value === "object" && !Array.isArray(value) && "label" in value)
    return <a {...link(value.resource, value.id)}>{value.label}</a>;
  return said(column, value);
}
