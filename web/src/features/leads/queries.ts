// Leads, their board and conversion from the server; verbs on a lead.
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { DuplicateCandidate, Ref, Selection, Values } from "@/api/resource";

export const STATUSES = ["new", "contacted", "qualified", "converted", "invalid"] as const;
export type Status = (typeof STATUSES)[number];

export interface Head {
  id: number;
  version: number;
  name: string;
  company: string;
  phone: string;
  status: Status;
  score: number | null;
  invalid_reason: string;
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
const part = <T>(id: number, name: string) => ({
  queryKey: ["resource", "lead", name, id],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<T>(`/leads/${id}/${name}`, undefined, signal),
});
export const useHead = (id: number) => useQuery(part<Head>(id, "summary"));
export const useOwners = (id: number) =>
  useQuery(part<{ items: { at: string; by: string; from: string | null; to: string | null }[] }>(id, "owners"));

export interface Factor {
  feature: string;
  value: string;
  points: number;
  converted: number;
  other: number;
}
export interface Score {
  score: number | null;
  reason: string;
  base: number | null;
  skill: number | null;
  factors: Factor[];
}
export const useScore = (id: number) => useQuery(part<Score>(id, "score"));

export interface Proposal {
  version: number;
  customer: Values;
  contact: Values | null;
  deal: Values;
  candidates: DuplicateCandidate[];
}
export const useProposal = (id: number) => useQuery({ ...part<Proposal>(id, "conversion"), staleTime: 0, gcTime: 0 });

export interface ConvertBody {
  version: number;
  customer: { id?: number; values?: Values };
  contact: { values: Values } | null;
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

export interface BoardCard {
  id: number;
  version: number;
  title: string;
  company: string;
  phone: string;
  score: number | null;
  source: Ref | null;
  owner: Ref | null;
  last_followup_at: string | null;
  next_contact_at: string | null;
  can_edit: boolean;
}
export interface BoardData {
  columns: { status: Status; count: number; capped: boolean; cards: BoardCard[]; next_cursor: string | null }[];
}
export const boardKey = (selection: Selection) => ["resource", "lead", "board", selection] as const;
export const useBoard = (selection: Selection) =>
  useQuery({
    queryKey: boardKey(selection),
    queryFn: ({ signal }) => api.ask<BoardData>("/leads/board", selection, signal),
    placeholderData: keepPreviousData,
  });
export const moreCards = (status: Status, selection: Selection, cursor: string) =>
  api.ask<{ cards: BoardCard[]; next_cursor: string | null }>(`/leads/board/${status}/cards`, { ...selection, cursor });
