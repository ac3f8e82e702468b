// Levels of a target – floor, target, stretch, challenge: percentages of the same cells, exact in smallest units.

interface Text {
  zh: string;
  en: string;
}
export interface Level {
  /** Empty for one with a name of its own. */
  code: string;
  label: Text;
  /** Hundredths of a percent of the target. */
  bp: number;
  amount: number;
}
/** A level with how far a node is in a period. */
export interface Rung extends Level {
  reached: boolean;
  missing: number;
  /** What is missing for each workday left; null when none is, or when it cannot be won back. */
  per_day: number | null;
}

export const FULL = 10_000;
export const HIGHEST = 100_000;

/** "110%", "112.5%". */
export const shareText = (bp: number) => `${bp / 100}%`;

/** What a level comes to: rounded up, or down where less is better, so that reaching it says exactly the percentage. */
export function levelAmount(total: number, bp: number, lessIsBetter: boolean): number {
  const [product, full] = [BigInt(total) * BigInt(bp), BigInt(FULL)];
  return Number(lessIsBetter ? product / full : (product + full - 1n) / full);
}

/** The percentage nearest to an amount; null without a target, or where it is out of bounds. */
export function levelOf(amount: number, total: number): number | null {
  if (total <= 0) return null;
  const bp = Math.round((amount / total) * FULL);
  return bp >= 1 && bp <= HIGHEST ? bp : null;
}

export interface Standing {
  /** The hardest one that is reached, and the easiest that is not. */
  reached: Rung | null;
  next: Rung | null;
  /** Less is better: what is not reached has been overrun, and stays so. */
  less: boolean;
}
/** Rungs come the easiest first. */
export function standing(rungs: readonly Rung[]): Standing {
  return {
    reached: rungs.findLast((one) => one.reached) ?? null,
    next: rungs.find((one) => !one.reached) ?? null,
    less: (rungs[0]?.bp ?? 0) > (rungs.at(-1)?.bp ?? 0),
  };
}

/** Where a bar with marks ends, as a share of the target: at the furthest level, or what is reached beyond it. */
export const reachOf = (rungs: readonly Rung[], rate: number | null) =>
  Math.max(1, rate ?? 0, ...rungs.map((one) => one.bp / FULL));
