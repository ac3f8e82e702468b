// From the pipeline of one day to that of another: blocks in the order in which they are told, and where each bar floats.
export interface Pile {
  count: number;
  fen: number;
}
export const GAINS = ["new", "reopened", "moved_in", "pulled_in", "increased"] as const;
export const LOSSES = ["decreased", "pushed_out", "moved_out", "won", "lost", "abandoned"] as const;
export type Block = "start" | (typeof GAINS)[number] | (typeof LOSSES)[number] | "end";
export interface Bar extends Pile {
  block: Block;
  /** The lower edge of the bar and its height, in fen. */
  base: number;
  height: number;
}

/** Bars from start to end; blocks of nothing are left out. */
export function bars(start: Pile, blocks: Partial<Record<string, Pile>>, end: Pile): Bar[] {
  const found: Bar[] = [{ block: "start", ...start, base: 0, height: start.fen }];
  let level = start.fen;
  for (const block of [...GAINS, ...LOSSES]) {
    const pile = blocks[block];
    if (!pile || (pile.count === 0 && pile.fen === 0)) continue;
    const next = level + pile.fen;
    found.push({ block, ...pile, base: Math.min(level, next), height: Math.abs(pile.fen) });
    level = next;
  }
  found.push({ block: "end", ...end, base: 0, height: end.fen });
  return found;
}

/** What the blocks come to: the end, when nothing is missing. */
export const balance = (start: Pile, blocks: Partial<Record<string, Pile>>) =>
  Object.values(blocks).reduce((sum, one) => sum + (one?.fen ?? 0), start.fen);
