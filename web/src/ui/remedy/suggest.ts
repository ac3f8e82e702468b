// What the dialog begins with: the kind of remedy that fits, and a first wording.
import type { TFunction } from "i18next";
import type { Factor, GapLine, RemedyKind, Step, Verb } from "@/api/remedies";
import type { Ref } from "@/api/resource";

export interface Wish {
  member: Ref;
  kind: RemedyKind;
  cause: Factor | "";
  note: string;
  gap: number | null;
  deal: Ref | null;
}

/** Kinds that are about somebody outside: a deal or a customer is named. */
const WITH_WHOM = new Set<RemedyKind>(["joint_visit", "step_in"]);
export const isWithWhom = (kind: RemedyKind) => WITH_WHOM.has(kind);

const KIND: Record<Verb, RemedyKind> = { none: "coaching", urge: "urge", coach: "coaching", step_in: "step_in" };

export function wishFor(node: GapLine, t: TFunction<"gap">): Wish {
  const cause = node.cause ?? "";
  const count = Math.max(1, Math.ceil(Math.max(node.effort?.usual ?? 1, (node.effort?.own ?? 0) * 1.2)));
  const deals = Math.ceil(node.usual.in_play);
  return {
    member: { id: node.id, label: node.name },
    kind: KIND[node.verb],
    cause,
    note: cause ? t(`suggestion.${cause}`, { count, deals }) : "",
    gap: node.gap,
    deal: null,
  };
}

export const wishForDeal = (step: Step, t: TFunction<"gap">): Wish => ({
  member: { id: step.owner_id ?? 0, label: step.owner },
  kind: "joint_visit",
  cause: step.kind === "pull" ? "cycle" : "conversion",
  note: `${t(`step.${step.kind}`)}：${step.name}`,
  gap: null,
  deal: { id: step.id, label: step.name },
});
