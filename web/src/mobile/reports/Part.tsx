// A part of a report on the phone: its first rows, and all of them on demand.
import { Button } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Section } from "@/api/reports";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { useCell } from "@/ui/report/useCell";

const FIRST = 3; // rows before "all"

export function Part({ section }: { section: Section }) {
  const { t } = useTranslation("reports");
  const { label } = useLanguage();
  const said = useCell();
  const [all, setAll] = useState(false);
  const rows = all ? section.rows : section.rows.slice(0, FIRST);
  const ref = section.columns.find((one) => one.format === "ref");
  const rest = section.columns.filter((one) => one !== ref && one.key !== "serial");
  return (
    <section className="ph-panel" aria-label={label(section.label)}>
      <h2>
        {label(section.label)}
        <small className="yd-num">{section.count}</small>
      </h2>
      <ol className="yd-report-rows">
        {rows.map((row, at) => (
          <li key={String(row.serial ?? at)}>
            <b>{ref ? said(ref, row[ref.key]) : ""}</b>
            <span>
              {rest.map((column) => {
                const value = row[column.key];
                if (column.format === "money")
                  return typeof value === "number" ? <Money key={column.key} fen={value} /> : null;
                const words = said(column, value);
                const named = column.format === "moment" && column.key !== "at";
                return words ? (
                  <span key={column.key}>
                    {named && `${label(column.label)} `}
                    {words}
                  </span>
                ) : null;
              })}
            </span>
          </li>
        ))}
      </ol>
      {!all && section.rows.length > FIRST && (
        <Button size="small" fill="none" onClick={() => setAll(true)}>
          {t("showAll")} {section.rows.length}
        </Button>
      )}
      {all && !section.whole && (
        <p className="yd-faint">{t("more", { count: section.count, shown: section.rows.length })}</p>
      )}
    </section>
  );
}
