// Gives records to another owner, those ticked or all that a selection finds, and takes it back.
import { useMutation } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { BulkAnswer, Selection } from "@/api/resource";

export type Assigning = ({ ids: number[] } | Selection) & { owner_id: number; with_deals?: boolean };
/** Customers take their open deals along. */
export type Assigned = BulkAnswer & { deals?: number };

export type Assignable = "customer" | "deal" | "lead";

function useAssignCall<Body>(resource: Assignable, path: string) {
  const renew = useRenew();
  return useMutation({
    mutationFn: (body: Body) => api.post<Assigned>(`/${resource}s/assign${path}`, body),
    onSettled: () => renew("customer", "deal", "lead"),
  });
}
export const useAssign = (resource: Assignable) => useAssignCall<Assigning>(resource, "");
export const useAssignUndo = (resource: Assignable) => useAssignCall<{ token: string }>(resource, "/undo");
