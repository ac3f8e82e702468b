// Visit plans changed on the phone: the server first, then the day that the phone keeps.
import { api } from "@/api/client";
import { type Outcome, useVisitAct } from "@/api/visits";
import { useField } from "@/mobile/visits/useField";
import { refreshPack } from "@/offline/pack";

/** Fails where the server left the plan as it was, with its words. */
export function usePlanAct(path: string) {
  const { db } = useField();
  return useVisitAct(async (body: object) => {
    const { left } = await api.post<Outcome>(path, body);
    if (left[0]) throw new Error(left[0].message);
    await refreshPack(db);
  });
}
