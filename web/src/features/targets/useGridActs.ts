// Edits, locks, undo and redo of a grid, one after the other: shown at once, taken back when refused, and where somebody
// else was faster, what was typed is kept beside.
import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApiError, asApiError } from "@/api/errors";
import type { CellEdit } from "@/domain/tree-grid";
import { type Cell, type Grid, gridKey, type Rule, type Shown, takeIn, verbs } from "@/features/targets/queries";
import {
  cellsOf,
  columnKeys,
  differing,
  type GridLine,
  marked,
  type NamedNode,
  namedCells,
} from "@/features/targets/rows";
import type { View } from "@/features/targets/view";
import { type GridColumn, type Marks, markKey } from "@/ui/grid/layout";

/** What somebody typed and another one's change overtook. */
export interface Overtaken {
  id: string;
  line: GridLine;
  column: GridColumn;
  mine: number;
}
const SHOWN_FOR = 8_000;
const NONE: Marks = new Map();
const CLASHES = ["target_cells_changed_since", "target_changed_since"];

export function useGridActs({
  id,
  view,
  lines,
  columns,
  open,
  rule,
}: {
  id: number;
  view: View;
  lines: readonly GridLine[];
  columns: readonly GridColumn[];
  open: number[];
  rule: Rule;
}) {
  const { t } = useTranslation("targetGrid");
  const client = useQueryClient();
  const { message } = App.useApp();
  const [pending, setPending] = useState<readonly CellEdit[][]>([]);
  const [waiting, setWaiting] = useState(0);
  const [marks, setMarks] = useState<Marks>(NONE);
  const [goTo, setGoTo] = useState<{ row: string; column: string } | null>(null);
  const [overtaken, setOvertaken] = useState<readonly Overtaken[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const queued = useRef(0);
  const refused = useRef(false); // the act that ran last
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const key = gridKey(id, view);
  const grid = () => client.getQueryData<Shown>(key);

  function show(next: Marks, fade: boolean) {
    window.clearTimeout(timer.current);
    setMarks(next);
    if (fade) timer.current = window.setTimeout(() => setMarks(NONE), SHOWN_FOR);
  }
  async function reload(edits: readonly CellEdit[], problem: ApiError) {
    const before = grid();
    await client.refetchQueries({ queryKey: key, exact: true });
    const after = grid();
    if (!after) return;
    const changed = differing(before, after);
    show(marked(changed, { tone: "changed", text: problem.message }), true);
    const [first] = changed;
    if (first) setGoTo(first);
    const mine = edits.flatMap((edit) => {
      const line = lines.find((one) => one.id === edit.row);
      const column = columns[edit.column];
      return line && column ? [{ id: markKey(line.id, column.key), line, column, mine: edit.value }] : [];
    });
    setOvertaken((known) => [...known.filter((one) => !mine.some((other) => other.id === one.id)), ...mine]);
  }
  async function refuse(error: unknown, edits: readonly CellEdit[]) {
    const problem = asApiError(error);
    void message.error(problem.message || t("refused"), 8);
    if (CLASHES.includes(problem.code)) return reload(edits, problem);
    const nodes = (problem.params.nodes ?? []) as NamedNode[];
    const year = grid()?.target.year;
    const named = year === undefined ? [] : namedCells(lines, columns, nodes, year);
    const typed = edits.flatMap(({ row, column }) => {
      const of = columns[column];
      return of ? [{ row, column: of.key }] : [];
    });
    const at = named.length ? named : typed;
    show(marked(at, { tone: "risk", text: problem.message }), false);
    if (at[0]) setGoTo({ ...at[0] });
    if (problem.status === 409) await client.refetchQueries({ queryKey: key, exact: true });
  }
  /**
   * Acts queue up, so that each begins with the version that the one before has made. An undo that waits for an act which
   * is then refused has nothing left to take back: it must not reach for the edit before.
   */
  function act(ask: (version: number) => Promise<Grid>, edits: CellEdit[] = [], takesBack = false) {
    const behind = takesBack && queued.current > 0;
    queued.current += 1;
    setWaiting((count) => count + 1);
    if (edits.length) setPending((known) => [...known, edits]);
    const run = async () => {
      const known = grid();
      try {
        if (!known || (behind && refused.current)) return;
        refused.current = false;
        takeIn(client, id, view, await ask(known.target.version));
        show(NONE, false);
      } catch (error) {
        refused.current = true;
        await refuse(error, edits);
      } finally {
        queued.current -= 1;
        setPending((all) => all.filter((one) => one !== edits));
        setWaiting((count) => count - 1);
      }
    };
    queue.current = queue.current.then(run);
  }
  const server = verbs(id);
  const keys = () => {
    const known = grid();
    return known ? columnKeys(known) : [];
  };
  return {
    pending,
    busy: waiting > 0,
    marks,
    goTo,
    overtaken,
    edit: (edits: CellEdit[]) => {
      const cells = cellsOf(lines, keys(), edits);
      if (cells.length) act((version) => server.set(version, view, open, cells, rule), edits);
    },
    lock: (cells: Cell[], locked: boolean) => act((version) => server.lock(version, view, open, cells, locked)),
    undo: () => act((version) => server.undo(version, view, open), [], true),
    redo: () => act((version) => server.redo(version, view, open)),
    load: (ask: () => Promise<Grid>) => act(ask),
    forget: (one: Overtaken) => setOvertaken((known) => known.filter((other) => other.id !== one.id)),
  };
}
export type GridActs = ReturnType<typeof useGridActs>;
