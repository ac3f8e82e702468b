// The grid: edit a cell and the rest follows by the chosen rule; locked cells stay; every edit can be taken back.
import { LockOutlined, UndoOutlined, UnlockOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Segmented, Switch } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { CellEdit, GridRow } from "@/domain/tree-grid";
import {
  type Cell,
  type Grid,
  gridKey,
  loadTeam,
  merged,
  type Row,
  type Rule,
  verbs,
} from "@/features/targets/queries";
import { TreeGrid } from "@/ui/grid/TreeGrid";
import { useWide } from "@/ui/state/useWide";

type Shown = GridRow & { source: Row };
const RULES: readonly Rule[] = ["siblings", "months", "parent"];

export function TargetGrid({ grid }: { grid: Grid }) {
  const { t } = useTranslation("targets");
  const { message } = App.useApp();
  const client = useQueryClient();
  const wide = useWide();
  const { target } = grid;
  const [rule, setRule] = useState<Rule>("siblings");
  const [exact, setExact] = useState(false);
  const [busy, setBusy] = useState(false);
  const year = String(target.year);
  const columns = useMemo(
    () => [
      { key: year, label: t("wholeYear") },
      ...grid.periods.map((key) => ({ key, label: t("monthName", { month: Number(key.slice(5)) }) })),
    ],
    [grid.periods, t, year],
  );
  const rows = useMemo<Shown[]>(
    () =>
      grid.rows.map((row) => ({
        id: row.key,
        parent: row.member === null ? (row.parent === null ? null : `team:${row.parent}`) : `team:${row.team}`,
        name: row.name,
        cells: [row.total, ...row.values],
        readOnly: !row.editable,
        locked: columns.map((column) => row.locks.includes(column.key) || row.locks.includes(year)),
        hasChildren: row.children > 0,
        source: row,
      })),
    [columns, grid.rows, year],
  );
  const loaded = useMemo(() => {
    const parents = new Set(rows.map((row) => row.parent));
    return [...new Set(grid.rows.filter((row) => row.member === null && parents.has(row.key)).map((row) => row.team))];
  }, [grid.rows, rows]);

  const take = (more: Grid) => client.setQueryData<Grid>(gridKey(target.id), (before) => merged(before, more));
  const run = async (ask: () => Promise<Grid>) => {
    setBusy(true);
    try {
      take(await ask());
      void client.invalidateQueries({ queryKey: ["figures", "targets", "list"] });
    } catch (error) {
      const problem = asApiError(error);
      void message.error(problem.message || t("refused"), 8);
      if (problem.status === 409) await client.invalidateQueries({ queryKey: gridKey(target.id) });
    } finally {
      setBusy(false);
    }
  };
  const cellOf = (row: Row, period: string): Cell => ({ team: row.team, member: row.member, period });
  const edit = (edits: CellEdit[]) => {
    const byId = new Map(rows.map((row) => [row.id, row.source]));
    const cells = edits.flatMap((one) => {
      const row = byId.get(one.row);
      const period = columns[one.column]?.key;
      return row && period ? [{ ...cellOf(row, period), value: one.value }] : [];
    });
    if (cells.length > 0) void run(() => verbs(target.id).set(target.version, cells, rule, loaded));
  };
  const open = (id: string, isOpen: boolean) => {
    const row = grid.rows.find((one) => one.key === id);
    if (isOpen && row && row.member === null && !loaded.includes(row.team))
      void run(() => loadTeam(target.id, row.team));
  };
  const lock = (row: Row) => {
    const locked = row.locks.includes(year);
    void run(() => verbs(target.id).lock(target.version, [cellOf(row, year)], !locked, loaded));
  };

  return (
    <section className="yd-stack" aria-label={t("grid")}>
      <div className="yd-toolbar">
        {target.can_edit && (
          <>
            <span className="yd-muted">{t("whenEdited")}</span>
            <Segmented
              value={rule}
              vertical={!wide}
              options={RULES.map((value) => ({ value, label: t(`rule.${value}`), title: t(`ruleHow.${value}`) }))}
              onChange={(value) => setRule(value)}
            />
            <Button
              icon={<UndoOutlined />}
              loading={busy}
              onClick={() => void run(() => verbs(target.id).undo(target.version, loaded))}
            >
              {t("undo")}
            </Button>
          </>
        )}
        <span className="yd-grow" />
        <span className="yd-inline">
          <Switch size="small" checked={exact} onChange={setExact} aria-label={t("exactYuan")} /> {t("exactYuan")}
        </span>
      </div>
      {target.can_edit && <p className="yd-faint">{t(`ruleHow.${rule}`)}</p>}
      <TreeGrid<Shown>
        label={t("grid")}
        rows={rows}
        columns={columns}
        total={false}
        exact={exact}
        open={grid.rows.filter((row) => row.depth === 0).map((row) => row.key)}
        onOpen={open}
        {...(target.can_edit
          ? { onEdit: edit, onUndo: () => void run(() => verbs(target.id).undo(target.version, loaded)) }
          : {})}
        extra={(row) =>
          target.can_edit && row.source.editable ? (
            <Button
              size="small"
              type="text"
              icon={row.source.locks.includes(year) ? <LockOutlined /> : <UnlockOutlined className="yd-faint" />}
              aria-pressed={row.source.locks.includes(year)}
              aria-label={t(row.source.locks.includes(year) ? "unlockRow" : "lockRow", { name: row.name })}
              title={t(row.source.locks.includes(year) ? "unlockRow" : "lockRow", { name: row.name })}
              onClick={() => lock(row.source)}
            />
          ) : row.source.locks.length > 0 ? (
            <LockOutlined className="yd-faint" />
          ) : null
        }
      />
    </section>
  );
}
