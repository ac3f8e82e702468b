// Under the grid: why something was refused, what a paste left out, and the sum of what is selected.
import { useTranslation } from "react-i18next";
import { type Paste, rangeSum, type ShownRow } from "@/domain/tree-grid";
import { useAmounts } from "@/ui/figure/Money";
import { type GridColumn, type Marks, markKey } from "@/ui/grid/layout";
import type { GridEditing } from "@/ui/grid/useGridEditing";

const NAMED = 5;

export function GridFoot({
  edit,
  shown,
  columns,
  notice,
  marks,
  editable,
}: {
  edit: GridEditing;
  shown: readonly ShownRow[];
  columns: readonly GridColumn[];
  notice: Paste | null;
  marks: Marks | undefined;
  editable: boolean;
}) {
  const { t } = useTranslation("record");
  const { exact } = useAmounts();
  const { active, refused, typing, draft, range } = edit;
  const column = columns[active.column];
  const row = shown[active.row]?.row;
  const mark = row && column ? marks?.get(markKey(row.id, column.key)) : undefined;
  const left = notice?.refused ?? [];
  const names = left
    .slice(0, NAMED)
    .map((one) =>
      t(`grid.notTaken.${one.why}`, { row: one.row, column: columns[one.column]?.label ?? "", text: one.text }),
    );
  let message = "";
  if (refused === "invalid" || refused === "negative") message = t(`grid.${refused}`, { text: typing ?? "" });
  else if (refused) message = t(`grid.${refused}`);
  else if (typing !== null && draft && /[=%]/.test(typing)) message = `= ${exact(draft.value)}`;
  else if (mark) message = mark.text;
  else if (notice)
    message = [
      t("grid.pasted", { count: notice.edits.length }),
      ...(left.length ? [t("grid.refused", { count: left.length, names: names.join("；") })] : []),
    ].join("；");
  const sum = active.column >= 0 ? rangeSum(shown, range) : null;
  return (
    <footer className="yd-grid-foot" hidden={!editable && !message && (sum?.count ?? 0) < 2}>
      <span
        role="status"
        className={refused || mark?.tone === "risk" ? "yd-risk" : left.length ? "yd-muted" : "yd-faint"}
      >
        {message || (editable ? t("grid.help") : "")}
      </span>
      <span className="yd-grow" />
      {sum && sum.count > 1 && (
        <span className="yd-num">
          {t("grid.selection", { count: sum.count })} · {t("grid.sum")} {exact(sum.sum)} · {t("grid.average")}{" "}
          {exact(sum.average)}
        </span>
      )}
    </footer>
  );
}
