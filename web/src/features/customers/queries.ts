// One customer from the server, and the verbs on it.
import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { Ref } from "@/api/resource";

export interface Summary {
  id: number;
  status: string;
  grade: string;
  version: number;
  can_edit: boolean;
  owner: Ref | null;
  team: Ref | null;
  last_followup_at: string | null;
  days_since_followup: number | null;
  next_contact_at: string | null;
  next_contact_overdue: boolean;
  tabs: Record<string, number>;
  open_deals: { count: number; amount: string; weighted: string } | null;
  won_deals: { count: number; amount: string } | null;
}
const part = <T>(id: number, name: string) => ({
  queryKey: ["resource", "customer", name, id],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<T>(`/customers/${id}/${name}`, undefined, signal),
});
export const useSummary = (id: number) => useQuery(part<Summary>(id, "summary"));

export interface Collaborator {
  member: Ref;
  can_edit: boolean;
  until: string | null;
  expired: boolean;
  added_by: string | null;
}
export const useCollaborators = (id: number) => useQuery(part<{ items: Collaborator[] }>(id, "collaborators"));
export function useCollaboratorChange(id: number) {
  const renew = useRenew();
  const onSuccess = () => renew("customer");
  return {
    add: useMutation({
      mutationFn: (body: { member_id: number; can_edit: boolean; until: string | null }) =>
        api.post(`/customers/${id}/collaborators`, body),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (member: number) => api.delete(`/customers/${id}/collaborators/${member}`),
      onSuccess,
    }),
  };
}

export const useOwners = (id: number) =>
  useQuery(
    part<{ items: { at: string; by: string; from: string | null; to: string | null; note: string }[] }>(id, "owners"),
  );
