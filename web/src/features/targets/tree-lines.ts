// A tree of lines that opens level by level: which ones show, and which have something below them.
import { useMemo, useState } from "react";

export interface TreeLine {
  team: number;
  member?: number | null;
  parent: number | null;
  depth: number;
}

/** Teams of the first level are open; a click on a team opens or closes it. */
export function useTreeLines<Line extends TreeLine>(rows: readonly Line[]) {
  const [flipped, setFlipped] = useState<ReadonlySet<number>>(new Set());
  const { parents, hasBelow } = useMemo(() => {
    const teams = new Map(rows.filter((row) => !row.member).map((row) => [row.team, row]));
    return {
      parents: teams,
      hasBelow: new Set(rows.flatMap((row) => (row.parent === null ? [] : [row.parent]))),
    };
  }, [rows]);
  const isOpen = (team: number) => (parents.get(team)?.depth ?? 0) < 1 !== flipped.has(team);
  const shows = (row: Line): boolean => {
    let parent = row.parent;
    while (parent !== null) {
      if (!isOpen(parent)) return false;
      parent = parents.get(parent)?.parent ?? null;
    }
    return true;
  };
  const toggle = (team: number) =>
    setFlipped((known) => {
      const next = new Set(known);
      if (!next.delete(team)) next.add(team);
      return next;
    });
  return { shown: rows.filter(shows), isOpen, hasBelow: (row: Line) => !row.member && hasBelow.has(row.team), toggle };
}
