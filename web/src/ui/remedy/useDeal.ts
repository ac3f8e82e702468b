// The deal a remedy is about: what was chosen; until then, where the kind needs one, the first idea for that person.
import { useState } from "react";
import { type RemedyKind, useIdeas } from "@/api/remedies";
import type { Ref } from "@/api/resource";
import { isWithWhom, type Wish } from "@/ui/remedy/suggest";

export function useDeal(wish: Wish, kind: RemedyKind, period: string) {
  const [chosen, choose] = useState<Ref | null | undefined>(wish.deal ?? undefined);
  const asks = isWithWhom(kind) && chosen === undefined;
  const first = useIdeas(`member:${wish.member.id}`, period, asks).data?.steps[0];
  const deal = chosen ?? (asks && first ? { id: first.id, label: first.name } : null);
  return [deal, choose] as const;
}
