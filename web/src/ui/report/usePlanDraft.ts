// A plan as it is being put together: kept in this browser until it is handed in, so that nothing typed is lost.
import { useState } from "react";
import { type Drafted, drafted, type Plan, type Proposal, proposed } from "@/api/plans";

/** `known`: the items that the plan had then; what came to it since is added. */
interface Kept {
  items: Drafted[];
  known: number[];
}

const place = (plan: Plan) => `yd.plan.${plan.member.id}.${plan.kind}.${plan.start}`;
const keyOf = (one: Pick<Proposal, "what" | "target" | "kind">) => `${one.what}:${one.target ?? one.kind}`;

function read(plan: Plan): Drafted[] | null {
  const text = localStorage.getItem(place(plan));
  if (!text) return null;
  try {
    const kept = JSON.parse(text) as Kept;
    const have = new Set(plan.items.map((one) => one.id));
    const known = new Set(kept.known);
    return [
      ...kept.items.filter((one) => one.id === null || have.has(one.id)),
      ...plan.items.filter((one) => !known.has(one.id)).map(drafted),
    ];
  } catch {
    return null; // written by another version of the app
  }
}

export function usePlanDraft(plan: Plan) {
  const [kept, setKept] = useState<Drafted[] | null>(() => (plan.can_edit ? read(plan) : null));
  const items = kept ?? plan.items.map(drafted);
  const taken = new Set(items.map(keyOf));
  const change = (next: Drafted[]) => {
    const stored: Kept = { items: next, known: plan.items.map((one) => one.id) };
    localStorage.setItem(place(plan), JSON.stringify(stored));
    setKept(next);
  };
  const add = (...more: Drafted[]) => change([...items, ...more]);
  return {
    items,
    dirty: kept !== null,
    change,
    add,
    /** What is proposed and not taken yet. */
    left: plan.proposals.filter((one) => !taken.has(keyOf(one))),
    take: (one: Proposal) => add(proposed(one)),
    /** Where it was handed in, or is not wanted. */
    forget: () => {
      localStorage.removeItem(place(plan));
      setKept(null);
    },
  };
}
export type PlanDraft = ReturnType<typeof usePlanDraft>;
