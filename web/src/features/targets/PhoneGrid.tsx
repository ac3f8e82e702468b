// The grid on a phone: one period at a time, teams and people below each other; tapping one opens its amount.
import { DownOutlined, LeftOutlined, LockOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { shownRows } from "@/domain/tree-grid";
import { CellSheet } from "@/features/targets/CellSheet";
import type { Rule } from "@/features/targets/queries";
import type { GridLine } from "@/features/targets/rows";
import type { GridActs } from "@/features/targets/useGridActs";
import { useAmounts } from "@/ui/figure/Money";
import { type GridColumn, markKey } from "@/ui/grid/layout";

export function PhoneGrid({
  lines,
  columns,
  exact,
  rule,
  acts,
  onOpen,
  onZoom,
}: {
  lines: readonly GridLine[];
  columns: readonly GridColumn[];
  exact: boolean;
  rule: Rule;
  acts: GridActs;
  onOpen: (id: string, open: boolean) => void;
  onZoom: (key: string | null) => void;
}) {
  const { t } = useTranslation("targetGrid");
  const { t: tr } = useTranslation("record");
  const amounts = useAmounts();
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(lines.filter((line) => line.parent === null).map((line) => line.id)),
  );
  const [period, setPeriod] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const at = Math.max(
    0,
    columns.findIndex((one) => one.key === period),
  );
  const column = columns[at];
  const shown = useMemo(() => shownRows(lines, opened), [lines, opened]);
  const money = (fen: number | null | undefined) =>
    fen == null ? "–" : exact ? amounts.exact(fen) : amounts.short(fen);
  const toggle = (id: string, to: boolean) => {
    setOpened((known) => {
      const next = new Set(known);
      if (to) next.add(id);
      else next.delete(id);
      return next;
    });
    onOpen(id, to);
  };
  if (!column) return null;
  const line = lines.find((one) => one.id === editing);
  return (
    <div className="yd-phone-grid">
      <div className="yd-inline yd-phone-period">
        <Button
          icon={<LeftOutlined />}
          aria-label={t("earlier")}
          disabled={at === 0}
          onClick={() => setPeriod(columns[at - 1]?.key ?? null)}
        />
        <Select
          aria-label={t("period")}
          value={column.key}
          style={{ flex: 1 }}
          options={columns.map((one) => ({ value: one.key, label: [one.label, one.sub].filter(Boolean).join(" ") }))}
          onChange={setPeriod}
        />
        <Button
          icon={<RightOutlined />}
          aria-label={t("later")}
          disabled={at === columns.length - 1}
          onClick={() => setPeriod(columns[at + 1]?.key ?? null)}
        />
        {column.opens && <Button onClick={() => onZoom(column.key)}>{t("zoomIn")}</Button>}
      </div>
      <ul className="yd-phone-lines" aria-label={`${t("grid")} ${column.label}`}>
        {shown.map(({ row, level, open, branch }) => {
          const mark = acts.marks.get(markKey(row.id, column.key));
          return (
            <li key={row.id} className={mark ? `yd-grid-mark-${mark.tone}` : undefined} data-level={level}>
              {branch ? (
                <button
                  type="button"
                  className="yd-grid-toggle"
                  aria-expanded={open}
                  aria-label={tr(open ? "grid.collapse" : "grid.expand", { name: row.name })}
                  onClick={() => toggle(row.id, !open)}
                >
                  {open ? <DownOutlined /> : <RightOutlined />}
                </button>
              ) : (
                <span className="yd-grid-toggle" />
              )}
              <button type="button" className="yd-phone-line" onClick={() => setEditing(row.id)}>
                <span className="yd-grid-name">{row.name}</span>
                {row.locked?.[at] && <LockOutlined className="yd-faint" aria-label={row.notes?.[at] ?? ""} />}
                <span className="yd-num">{money(row.cells[at])}</span>
              </button>
              {mark && <p className={mark.tone === "risk" ? "yd-risk" : "yd-muted"}>{mark.text}</p>}
            </li>
          );
        })}
      </ul>
      {line && (
        <CellSheet
          key={`${line.id}|${column.key}`}
          line={line}
          at={at}
          columns={columns}
          rule={rule}
          acts={acts}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
