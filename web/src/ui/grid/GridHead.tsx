// The heads of the columns; one that can be opened is a button.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { GridColumn } from "@/ui/grid/layout";
import { HEAD } from "@/ui/grid/layout";

export const GridHead = memo(function GridHead({
  columns,
  from,
  to,
  width,
  name,
  onOpen,
}: {
  columns: readonly GridColumn[];
  from: number;
  to: number;
  width: number;
  name: number;
  onOpen: ((key: string) => void) | undefined;
}) {
  const { t } = useTranslation("record");
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={1}
      className="yd-grid-row yd-grid-head"
      style={{ height: HEAD, width: name + width * columns.length }}
    >
      <div role="columnheader" tabIndex={-1} aria-colindex={1} className="yd-grid-head-cell" style={{ width: name }}>
        {t("grid.name")}
      </div>
      {columns.slice(from, to).map((column, n) => (
        <div
          key={column.key}
          role="columnheader"
          tabIndex={-1}
          aria-colindex={from + n + 2}
          className={column.free ? "yd-grid-free" : undefined}
          title={column.title}
          style={{ left: name + (from + n) * width, width }}
        >
          {column.opens && onOpen ? (
            <button type="button" tabIndex={-1} className="yd-grid-zoom" onClick={() => onOpen(column.key)}>
              <HeadText column={column} />
            </button>
          ) : (
            <span className="yd-grid-period">
              <HeadText column={column} />
            </span>
          )}
        </div>
      ))}
    </div>
  );
});

const HeadText = ({ column }: { column: GridColumn }) => (
  <>
    <span>{column.label}</span>
    {column.sub && <span className="yd-grid-sub">{column.sub}</span>}
  </>
);
