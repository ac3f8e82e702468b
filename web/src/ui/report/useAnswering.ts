// Plans ticked in a list and answered at once; what came of it stays to be read.
import { useState } from "react";
import { type Answered, answerPlans, type HandedRow } from "@/api/plans";
import { useReportAct } from "@/api/reports";
import { allToggled, stateOf, toggled } from "@/ui/visit/ticks";

type Verdict = "approved" | "returned";

export function useAnswering(rows: readonly HandedRow[]) {
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [outcome, setOutcome] = useState<Answered | null>(null);
  const can = rows.filter((one) => one.can_lead && one.id !== null);
  const ids = can.flatMap((one) => one.id ?? []);
  const picked = can.filter((one) => one.id !== null && ticked.includes(one.id));
  const act = useReportAct(({ verdict, note }: { verdict: Verdict; note: string }) =>
    answerPlans(picked, verdict, note.trim()),
  );
  return {
    can,
    picked,
    outcome,
    busy: act.isPending,
    toggle: (id: number) => setTicked(toggled(ticked, id)),
    toggleAll: () => setTicked(allToggled(ticked, ids)),
    ...stateOf(ticked, ids),
    clear: () => setTicked([]),
    say: (verdict: Verdict, note: string, told: { done: (found: Answered) => void; failed: (error: Error) => void }) =>
      act.mutate(
        { verdict, note },
        {
          onSuccess: (found) => {
            setOutcome(found);
            setTicked(found.left.map((one) => one.id));
            told.done(found);
          },
          onError: told.failed,
        },
      ),
  };
}
export type Answering = ReturnType<typeof useAnswering>;
