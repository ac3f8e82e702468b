// One amount on a phone: read it, change it, lock it.
import { Alert, Button, Drawer, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readAmount } from "@/domain/amount-text";
import { refusal } from "@/domain/tree-grid";
import type { Rule } from "@/features/targets/queries";
import { cellOf, type GridLine } from "@/features/targets/rows";
import type { GridActs } from "@/features/targets/useGridActs";
import { useAmounts } from "@/ui/figure/Money";
import type { GridColumn } from "@/ui/grid/layout";

export function CellSheet({
  line,
  at,
  columns,
  rule,
  acts,
  onClose,
}: {
  line: GridLine;
  at: number;
  columns: readonly GridColumn[];
  rule: Rule;
  acts: GridActs;
  onClose: () => void;
}) {
  const { t } = useTranslation("targetGrid");
  const { t: tr } = useTranslation("record");
  const amounts = useAmounts();
  const now = line.cells[at] ?? 0;
  const [text, setText] = useState(amounts.exact(now));
  const column = columns[at];
  const value = readAmount(text, now, amounts.unit);
  const wrong = value === null ? "invalid" : value < 0 ? "negative" : null;
  const why = refusal(line, at);
  const key = column?.key ?? "";
  const locked = line.source.locks.includes(key);
  const may = line.source.editable;
  const store = () => {
    if (value === null || wrong) return;
    if (value !== now) acts.edit([{ row: line.id, column: at, value, previous: now }]);
    onClose();
  };
  return (
    <Drawer
      open
      placement="bottom"
      size="auto"
      title={`${line.name} · ${column?.label ?? ""}`}
      onClose={onClose}
      footer={
        may && (
          <div className="yd-phone-foot">
            <Button
              onClick={() => {
                acts.lock([cellOf(line.source, key)], !locked);
                onClose();
              }}
            >
              {t(locked ? "unlock" : "lock")}
            </Button>
            <span className="yd-grow" />
            <Button type="primary" disabled={why !== null || wrong !== null} onClick={store}>
              {t("save")}
            </Button>
          </div>
        )
      }
    >
      <div className="yd-stack">
        {may && !why ? (
          <>
            <Input
              size="large"
              aria-label={t("amountIn", { unit: amounts.label || "#" })}
              value={text}
              status={wrong ? "error" : ""}
              onChange={(event) => setText(event.target.value)}
              onPressEnter={store}
            />
            <p className={wrong ? "yd-risk" : "yd-muted"} role="status">
              {wrong
                ? tr(`grid.${wrong}`, { text })
                : /[=%万亿]/.test(text) && value !== null
                  ? `= ${amounts.exact(value)}`
                  : t(`ruleHow.${rule}`)}
            </p>
          </>
        ) : (
          <>
            <strong className="yd-num">{amounts.exact(now, true)}</strong>
            {why && may && <Alert type="info" showIcon title={line.notes?.[at] ?? tr(`grid.${why}`)} />}
          </>
        )}
      </div>
    </Drawer>
  );
}
