// What a deal needs to go on, its evidence, the people who decide, and help asked of colleagues: for desk and phone.
import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { Ref } from "@/api/resource";

export type Strength = "soft" | "overridable" | "hard";
export type CriterionKind = "field" | "evidence" | "followup" | "contact" | "team" | "check";
export interface Criterion {
  id: number;
  kind: CriterionKind;
  strength: Strength;
  params: {
    field?: string;
    evidence?: number;
    method?: string;
    count?: number;
    in_stage?: boolean;
    role?: string;
  };
  text: string;
}
export interface Need extends Criterion {
  stage: Ref;
  done: boolean;
}
export interface Needs {
  to: Ref | null;
  items: Need[];
  refusal: "mover" | "missing" | null;
  overridable: boolean;
}
/** Where a deal shall go: a stage, or to be won; empty: only out of its stage. */
export type Goal = number | "won" | "";

/** The head of a deal's page, as far as moving it on needs it. */
export interface DealHead {
  id: number;
  name: string;
  version: number;
  can_edit: boolean;
  status: "open" | "won" | "lost" | "abandoned";
  customer: Ref | null;
  owner: Ref | null;
  amount: string;
  probability: number;
  expected_close: string | null;
  next_step: string;
  stages: {
    id: number;
    name: string;
    archived: boolean;
    current: boolean;
    days: number | null;
    norm_days: number | null;
  }[];
}

const part = <T>(id: number, name: string, params?: Record<string, string>) => ({
  queryKey: ["resource", "deal", name, id, params ?? {}],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<T>(`/deals/${id}/${name}`, params, signal),
});
export const useDealHead = (id: number) =>
  useQuery({
    queryKey: ["resource", "deal", "summary", id],
    queryFn: ({ signal }) => api.get<DealHead>(`/deals/${id}/summary`, undefined, signal),
  });
export const useNeeds = (id: number, to: Goal = "") =>
  useQuery(part<Needs>(id, "gate", to === "" ? {} : { to: String(to) }));

export interface Evidence {
  id: number;
  kind: Ref;
  form: "file" | "act";
  happened_on: string;
  file: { id: number; name: string; url: string } | null;
  contact: Ref | null;
  note: string;
  by: string | null;
}
export interface EvidenceKind {
  id: number;
  form: "file" | "act";
  name: string;
  archived: boolean;
}
export const useEvidence = (id: number) => useQuery(part<{ items: Evidence[] }>(id, "evidence"));
export const useEvidenceKinds = (archived = false) =>
  useQuery({
    queryKey: ["evidence-kinds", archived],
    queryFn: ({ signal }) =>
      api.get<{ items: EvidenceKind[] }>("/evidence-kinds", { archived }, signal).then((answer) => answer.items),
    staleTime: 5 * 60_000,
  });

export const PARTS = ["decision_maker", "influencer", "user", "gatekeeper", "coach"] as const;
export type Part = (typeof PARTS)[number];
export const ATTITUDES = [2, 1, 0, -1, -2] as const;
export type Attitude = (typeof ATTITUDES)[number];
export interface Person {
  id: number;
  label: string;
  title: string | null;
  department: string | null;
  superior_id: number | null;
  on_map: boolean;
  role: Part | "";
  attitude: Attitude | null;
  note: string;
  days_since_touch: number | null;
  opens: boolean;
}
export interface OtherPerson {
  id: number;
  label: string;
  title: string | null;
  suggested: { role: Part | ""; attitude: Attitude | null };
}
export interface DecisionMap {
  people: Person[];
  others: OtherPerson[];
}
export const useDecisionMap = (id: number) => useQuery(part<DecisionMap>(id, "people"));

export interface PersonBody {
  contact: number;
  role: Part | "";
  attitude: Attitude | null;
  note: string;
  superior_id?: number | null;
}
export interface EvidenceBody {
  kind_id: number;
  file_id?: number | null;
  happened_on?: string;
  contact_id?: number | null;
  note?: string;
}
export interface AskBody {
  member_ids: number[];
  role: string;
  text: string;
  due_on: string | null;
}
export interface CloseBody {
  verb: "win" | "lose";
  version?: number;
  override?: string;
  reason_id?: number | null;
  competitor?: string | null;
  note?: string;
}
export interface Moved {
  version: number;
  warnings: { text: string }[];
}

/** What mends what is missing, and what moves the deal on. */
export function useGateVerbs(id: number) {
  const renew = useRenew();
  const onSuccess = () => renew("deal");
  return {
    tick: useMutation({
      mutationFn: ({ criterion, done }: { criterion: number; done: boolean }) =>
        api.put(`/deals/${id}/checks/${criterion}`, { done }),
      onSuccess,
    }),
    addEvidence: useMutation({
      mutationFn: (body: EvidenceBody) => api.post(`/deals/${id}/evidence`, body),
      onSuccess,
    }),
    removeEvidence: useMutation({
      mutationFn: (evidence: number) => api.delete(`/deals/${id}/evidence/${evidence}`),
      onSuccess,
    }),
    putPerson: useMutation({
      mutationFn: ({ contact, ...body }: PersonBody) => api.put(`/deals/${id}/people/${contact}`, body),
      onSuccess: () => renew("deal", "contact"),
    }),
    removePerson: useMutation({
      mutationFn: (contact: number) => api.delete(`/deals/${id}/people/${contact}`),
      onSuccess,
    }),
    ask: useMutation({
      mutationFn: (body: AskBody) => api.post(`/deals/${id}/requests`, body),
      onSuccess,
    }),
    move: useMutation({
      mutationFn: (body: { stage_id: number; version?: number; override?: string }) =>
        api.post<Moved>(`/deals/${id}/stage`, body),
      onSuccess: () => renew("deal", "customer", "task"),
    }),
    close: useMutation({
      mutationFn: ({ verb, ...body }: CloseBody) => api.post<Moved>(`/deals/${id}/${verb}`, body),
      onSuccess: () => renew("deal", "customer"),
    }),
  };
}

export interface HelpRequest {
  id: number;
  deal: Ref;
  customer: string;
  opens: boolean;
  role: "presales" | "delivery" | "partner" | "support";
  text: string;
  asker: Ref;
  asked: Ref;
  due_on: string | null;
  overdue: boolean;
  status: "open" | "accepted" | "declined" | "withdrawn" | "done";
  answer: string;
  at: string;
  may_answer: boolean;
  may_withdraw: boolean;
  may_finish: boolean;
}
const REQUESTS = ["figures", "deal-requests"];
export const useRequests = (box: "in" | "out", status: "open" | "all") =>
  useQuery({
    queryKey: [...REQUESTS, box, status],
    queryFn: ({ signal }) => api.get<{ items: HelpRequest[] }>("/deal-requests", { box, status }, signal),
  });
export const useDealRequests = (id: number) => useQuery(part<{ items: HelpRequest[] }>(id, "requests"));

export function useRequestVerbs() {
  const renew = useRenew();
  return useMutation({
    mutationFn: ({ id, verb, body }: { id: number; verb: "answer" | "withdraw" | "finish"; body?: unknown }) =>
      api.post(`/deal-requests/${id}/${verb}`, body ?? {}),
    onSuccess: () => renew("deal"),
  });
}

export const useCompetitorNames = (enabled = true) =>
  useQuery({
    queryKey: ["resource", "competitor", "names"],
    queryFn: ({ signal }) =>
      api.get<{ items: string[] }>("/competitors/names", undefined, signal).then((answer) => answer.items),
    staleTime: 5 * 60_000,
    enabled,
  });
