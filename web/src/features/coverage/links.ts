// Where figures lead to: the deviations that they count.
import type { Kind } from "@/api/coverage";
import type { Condition, Rule } from "@/domain/conditions";
import { listAddress } from "@/domain/view";

/** The deviations of a person or a team (with those below it: by the people's teams), of one kind or all. */
export function findingsOf(who: { member?: number; team?: number }, kind?: Kind): string {
  const rules: Rule[] = [];
  if (who.member) rules.push({ field: "member", operator: "=", value: who.member });
  if (who.team) rules.push({ field: "team", operator: "=", value: who.team });
  if (kind) rules.push({ field: "kind", operator: "=", value: kind });
  const filter: Condition = { combinator: "and", rules };
  return listAddress("/coverage-findings", { filter });
}
