// Leads from the server for desk and phone: the head of a record, conversion, verbs.
import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { DuplicateCandidate, Ref, Values } from "@/api/resource";

export const STATUSES = ["new", "contacted", "qualified", "converted", "invalid"] as const;
/** Why leads are given up, as a rule; keys of `leads:reasons`. */
export const REASONS = ["number", "noNeed", "notUs", "unreachable", "duplicate", "competitor"] as const;
export type Status = (typeof STATUSES)[number];

export const CAMPAIGN = ["source", "medium", "campaign", "term", "content", "page", "referrer"] as const;
export type CampaignPart = (typeof CAMPAIGN)[number];

export interface Head {
  id: number;
  version: number;
  name: string;
  company: string;
  phone: string;
  status: Status;
  score: number | null;
  invalid_reason: string;
  /** By which advertisement and page a web form was reached. */
  campaign: Partial<Record<CampaignPart, string>>;
  can_edit: boolean;
  can_convert: boolean;
  owner: Ref | null;
  team: Ref | null;
  source: Ref | null;
  steps: { status: Status; at: string | null }[];
  last_followup_at: string | null;
  days_since_followup: number | null;
  next_contact_at: string | null;
  next_contact_overdue: boolean;
  same_lead: Ref | null;
  same_customer: Ref | null;
  converted_customer: Ref | null;
  converted_contact: Ref | null;
  converted_deal: Ref | null;
  undo: { possible: boolean; reasons: string[] } | null;
  tabs: Record<string, number>;
}
export const leadPart = <T>(id: number, name: string) => ({
  queryKey: ["resource", "lead", name, id],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<T>(`/leads/${id}/${name}`, undefined, signal),
});
export const useHead = (id: number) => useQuery(leadPart<Head>(id, "summary"));

export interface Proposal {
  version: number;
  customer: Values;
  contact: Values | null;
  deal: Values;
  candidates: DuplicateCandidate[];
}
export const useProposal = (id: number) =>
  useQuery({ ...leadPart<Proposal>(id, "conversion"), staleTime: 0, gcTime: 0 });

export interface ConvertBody {
  version: number;
  customer: { id?: number; values?: Values };
  contact: { id?: number; values?: Values } | null;
  deal: Values | null;
  confirm: boolean;
}

export function useLeadVerbs(id: number) {
  const renew = useRenew();
  const all = () => renew("lead", "customer", "contact", "deal", "followup");
  return {
    move: useMutation({
      mutationFn: (body: { status: Status; reason?: string; version?: number }) =>
        api.post<{ version: number }>(`/leads/${id}/status`, body),
      onSuccess: () => renew("lead"),
    }),
    convert: useMutation({
      mutationFn: (body: ConvertBody) => api.post<{ customer_id: number }>(`/leads/${id}/conversion`, body),
      onSuccess: all,
    }),
    undo: useMutation({ mutationFn: () => api.delete(`/leads/${id}/conversion`), onSuccess: all }),
  };
}
