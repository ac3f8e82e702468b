// What a cause of the gap is made of: the deals in play, those not decided in time, the lost ones, the won ones.
import type { Drill, Factor, GapLine } from "@/api/remedies";

const OF = { activity: "open", cycle: "late", conversion: "lost", size: "won" } as const;

export const behindFactor = (node: GapLine, factor: Factor): Drill | null => node.drills[OF[factor]];

/** The colour of what somebody needs. */
export const VERB_HUE = { none: "gain", urge: "gold", coach: "accent", step_in: "volcano" } as const;
