// The grid: edit a cell and the rest follows by the chosen rule; locked cells stay; every edit can be taken back.
import { LockOutlined, UnlockOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Foreseen, foresee } from "@/domain/foresee";
import type { CellEdit } from "@/domain/tree-grid";
import { ClashNotes } from "@/features/targets/ClashNotes";
import { useColumns, usePeriodName } from "@/features/targets/columns";
import { GridToolbar } from "@/features/targets/GridToolbar";
import { PhoneGrid } from "@/features/targets/PhoneGrid";
import { gridKey, loadTeam, type Rule, type Shown } from "@/features/targets/queries";
import { cellOf, columnKeys, type GridLine, hasSum, linesOf } from "@/features/targets/rows";
import { useGridActs } from "@/features/targets/useGridActs";
import { nodeText, outside, type View, zoomPatch } from "@/features/targets/view";
import { type Chosen, TreeGrid } from "@/ui/grid/TreeGrid";
import { usePatchSearch } from "@/ui/nav";
import { useHeight } from "@/ui/state/useHeight";
import { useWide } from "@/ui/state/useWide";

export interface TargetGridProps {
  grid: Shown;
  /** As asked for by the address; `grid.view` is what is on the screen while another one loads. */
  view: View;
  stale: boolean;
  opened: Set<number>;
}

export function TargetGrid({ grid, view, stale, opened }: TargetGridProps) {
  const { t } = useTranslation("targetGrid");
  const client = useQueryClient();
  const wide = useWide();
  const height = useHeight(0.56, 380);
  const patch = usePatchSearch();
  const periodName = usePeriodName();
  const [rule, setRule] = useState<Rule>("siblings");
  const [exact, setExact] = useState(false);
  const { target } = grid;
  // Whoever answers for a part of the tree edits that part; undo and the like need all of it.
  const editable = target.can_edit || grid.rows.some((row) => row.editable);
  const columns = useColumns(grid);
  const keys = useMemo(() => columnKeys(grid), [grid]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names follow the language, which draws all anew
  const stored = useMemo(
    () => linesOf(grid, rule, (who, key) => t(who ? "lockedBy" : "lockedOn", { who, period: periodName(key) })),
    [grid, rule],
  );
  const loaded = useMemo(() => {
    const parents = new Set(stored.map((line) => line.parent));
    const teams = grid.rows.filter((row) => row.member === null && parents.has(row.key)).map((row) => row.team);
    return [...new Set(teams)];
  }, [grid.rows, stored]);
  const sums = hasSum(grid);
  const acts = useGridActs({ id: target.id, view, lines: stored, columns, open: loaded, rule });
  const lines = useMemo(() => {
    if (acts.pending.length === 0) return stored;
    const seen = foresee(stored, acts.pending.flat(), rule, sums);
    return stored.map((line) => ({ ...line, cells: seen.get(line.id) ?? line.cells }));
  }, [acts.pending, stored, rule, sums]);
  const ahead = useCallback((edits: CellEdit[]): Foreseen => foresee(lines, edits, rule, sums), [lines, rule, sums]);

  const open = (id: string, isOpen: boolean) => {
    const row = grid.rows.find((one) => one.key === id);
    if (!isOpen || !row || row.member !== null || view.by === "part") return;
    opened.add(row.team);
    if (!loaded.includes(row.team)) acts.load(() => loadTeam(target.id, view, row.team));
  };
  const zoom = (key: string | null) => {
    const next = key ?? outside(grid.view.within);
    if (next && (key === null || key.length < 10)) patch(zoomPatch(next), { replace: false });
  };
  const cellsAt = ({ rows, columns: at }: Chosen<GridLine>) =>
    rows
      .filter((line) => line.source.editable)
      .flatMap((line) =>
        (at.length ? at.map((one) => one.key) : [grid.view.within]).map((key) => cellOf(line.source, key)),
      );
  const lockable = (chosen: Chosen<GridLine>) => {
    const cells = cellsAt(chosen);
    const held = (cell: (typeof cells)[number]) =>
      grid.rows.some(
        (row) =>
          row.team === cell.team &&
          row.member === cell.member &&
          row.part === cell.part &&
          row.locks.includes(cell.period),
      );
    return { cells, lock: !cells.every(held) };
  };
  const lock = (chosen: Chosen<GridLine>) => {
    const { cells, lock: to } = lockable(chosen);
    if (cells.length) acts.lock(cells, to);
  };
  const menu = (chosen: Chosen<GridLine>) => {
    const { cells, lock: to } = lockable(chosen);
    const [line] = chosen.rows;
    const one = chosen.columns.length === 1 ? chosen.columns[0] : undefined;
    const what = cells.length === 1 && line ? line.name : t("cellCount", { count: cells.length });
    return [
      ...(editable && cells.length
        ? [{ key: "lock", label: `${t(to ? "lockCells" : "unlockCells", { what })}　L`, onClick: () => lock(chosen) }]
        : []),
      ...(editable && cells.length && line && chosen.columns.length
        ? [
            {
              key: "line",
              label: t("lockLine", { period: periodName(grid.view.within) }),
              onClick: () => lock({ rows: chosen.rows, columns: [] }),
            },
          ]
        : []),
      ...(one?.opens
        ? [{ key: "zoom", label: t("openPeriod", { period: one.label }), onClick: () => zoom(one.key) }]
        : []),
      ...(grid.parts.length && view.by === "org" && line && chosen.rows.length === 1
        ? [
            {
              key: "parts",
              label: t("showParts", { name: line.name }),
              onClick: () => patch({ by: "part", node: nodeText(line.source), part: null }, { replace: false }),
            },
          ]
        : []),
    ];
  };
  const toolbar = (
    <GridToolbar
      grid={grid}
      view={{ ...view, within: view.within || grid.view.within }}
      people={
        client.getQueryData<Shown>(gridKey(target.id, { ...view, by: "org", node: null, part: null }))?.rows ?? []
      }
      rule={rule}
      onRule={setRule}
      exact={exact}
      onExact={setExact}
      acts={acts}
    />
  );
  const lockButton = (line: GridLine) => {
    const { within } = grid.view;
    const locked = line.source.locks.includes(within);
    if (!line.source.editable) return locked ? <LockOutlined className="yd-faint" /> : null;
    const period = within.length === 4 ? t("wholeYear") : periodName(within);
    const name = t(locked ? "unlockRow" : "lockRow", { name: line.name, period });
    return (
      <button
        type="button"
        tabIndex={-1}
        className={locked ? "yd-grid-lock-line" : "yd-grid-lock-line yd-faint"}
        aria-pressed={locked}
        aria-label={name}
        title={name}
        onClick={() => acts.lock([cellOf(line.source, within)], !locked)}
      >
        {locked ? <LockOutlined /> : <UnlockOutlined />}
      </button>
    );
  };
  return (
    <section className={stale ? "yd-stack yd-stale" : "yd-stack"} aria-label={t("grid")} aria-busy={stale}>
      {toolbar}
      <ClashNotes acts={acts} lines={lines} keys={keys} />
      {wide ? (
        <TreeGrid<GridLine>
          key={view.by === "part" ? `part:${view.node?.team}:${view.node?.member}` : `org:${view.part}`}
          label={t("grid")}
          rows={lines}
          columns={columns}
          exact={exact}
          height={height}
          open={[...grid.rows.filter((row) => row.depth === 0 || opened.has(row.team)).map((row) => row.key)]}
          onOpen={open}
          onZoom={zoom}
          menu={menu}
          marks={acts.marks}
          goTo={acts.goTo}
          foresee={ahead}
          extra={lockButton}
          {...(editable ? { onEdit: acts.edit, onUndo: acts.undo, onRedo: acts.redo, onLock: lock } : {})}
        />
      ) : (
        <PhoneGrid lines={lines} columns={columns} exact={exact} rule={rule} acts={acts} onOpen={open} onZoom={zoom} />
      )}
    </section>
  );
}
