// What dropping a team somewhere in the tree means.
import type { Team } from "@/features/org/queries";

export interface Drop {
  team: Team;
  parent: Team;
  /** All open teams under the new parent in their new order. */
  order: number[];
}

/** Onto a team: under it, as the last. Between two: under their parent, at that place. Null: not possible or no change. */
export function dropped(
  teams: readonly Team[],
  moved: number,
  onto: number,
  gap: "before" | "after" | null,
): Drop | null {
  const byId = new Map(teams.map((one) => [one.id, one]));
  const team = byId.get(moved);
  const target = byId.get(onto);
  const parent = gap === null ? target : byId.get(target?.parent_id ?? -1);
  if (!team || !target || !parent || team.parent_id === null || team.closed_on || parent.closed_on) return null;
  for (let at: Team | undefined = parent; at; at = byId.get(at.parent_id ?? -1)) if (at.id === moved) return null;
  const before = childrenOf(teams, parent.id);
  const order = before.filter((id) => id !== moved);
  const at = gap === null ? order.length : order.indexOf(onto) + (gap === "after" ? 1 : 0);
  order.splice(at, 0, moved);
  const same = parent.id === team.parent_id && (gap === null || order.every((id, index) => id === before[index]));
  return same ? null : { team, parent, order };
}

export const childrenOf = (teams: readonly Team[], parent: number) =>
  teams.filter((one) => one.parent_id === parent && !one.closed_on).map((one) => one.id);
