// The reception desk from the server: who that is, whose turn it is, who waits. For desk and phone.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useRenew } from "@/api/records";
import type { Ref } from "@/api/resource";

export type Kind = "visit" | "call";
export interface Found {
  token: string;
  kind: "customer" | "contact" | "lead";
  id: number | null;
  name: string;
  company: string;
  owner: Ref | null;
  team: string;
  sure: boolean;
}
export interface Judged {
  code: string;
  member: Ref | null;
  away: boolean;
  token: string | null;
  first: string | null;
  last: string | null;
  valid_days: number | null;
}
export interface Skip {
  member: number;
  name: string;
  why: "away" | "busy";
  note: string;
  /** Who at the desk passed them over; empty: they said so themselves. */
  by: string;
}
export interface Shift {
  day: number;
  start: number;
  end: number;
  /** Only these members or teams; empty: everybody. */
  who: number[];
}
export interface Seat {
  member: Ref;
  team: string;
  serving: boolean;
  away: boolean;
  busy_until: string | null;
  busy_reason: string;
  busy_by: string;
  owed: number;
}
export interface Rota {
  id: number;
  version: number;
  name: string;
  active: boolean;
  on: boolean;
  position: number;
  by: "persons" | "teams";
  workdays_only: boolean;
  excluded: number[];
  shifts: Shift[];
  seats: Seat[];
  order: number[];
  teams: Ref[];
  next: Ref | null;
  skips: Skip[];
}
export interface Line {
  id: number;
  kind: Kind;
  at: string;
  by: string;
  phone: string;
  name: string;
  company: string;
  persons: number;
  source: Ref | null;
  known: string;
  fresh: boolean;
  member: Ref | null;
  expected: Ref | null;
  deviation: boolean;
  reason: string;
  state: "waiting" | "accepted" | "returned" | "done";
  accepted_at: string | null;
  attribution: string;
  /** A turn was used, and can go back. */
  returnable: boolean;
}
export interface Proof {
  id: number;
  name: string;
}
export interface Case {
  id: number;
  version: number;
  claimant: Ref | null;
  claim: string;
  state: "open" | "upheld" | "rejected";
  held_by: Ref | null;
  decided_by: Ref | null;
  decided_at: string | null;
  decision: string;
  created_at: string;
  files: Proof[];
}
export interface Entry extends Line {
  note: string;
  customer_id: number | null;
  lead_id: number | null;
  grounds: {
    rule?: string;
    owner?: string | null;
    first?: string;
    last?: string;
    valid_days?: number | null;
    evidence?: boolean;
  };
  passed: { member: number; name: string; why: string; at: string; by: string }[];
  turn: {
    rota: string;
    number: number;
    kind: string;
    skips: Skip[];
    returned_at: string | null;
    returned_by: string;
    returned_reason: string;
    returned_note: string;
  } | null;
  files: Proof[];
  cases: Case[];
  may: { accept: boolean; give_back: boolean; call: boolean; dispute: boolean; decide: boolean };
}
export interface Policy {
  version: number;
  valid_days: number | null;
  evidence: boolean;
  customers_stay: boolean;
  busy_minutes: number;
  wait_minutes: number;
  return_days: number | null;
}
export interface Desk {
  rotas: Rota[];
  sources: { id: number; name: string; kind: string }[];
  today: { visits: number; calls: number; fresh: number; waiting: number };
  waiting: Line[];
  recent: Line[];
  policy: Policy;
  /** May name another than the rules; who is only on duty may not. */
  registers: boolean;
}
export interface Place {
  rota: string;
  on: boolean;
  serving: boolean;
  before: number | null;
  owed: number;
  away: boolean;
}
export interface Mine {
  registers: boolean;
  places: Place[];
  busy_until: string | null;
  busy_minutes: number;
  waiting: Line[];
  recent: Line[];
}
export interface Draft {
  kind: Kind;
  phone: string;
  name: string;
  company: string;
  persons: number;
  source_id: number | null;
  note: string;
  known: string;
  way: "rule" | "other" | "none";
  rota_id: number | null;
  member_id: number | null;
  reason: string;
}
export const RETURNS = ["researcher", "wrong_number", "same_company", "peddler", "other"] as const;

export const RECEPTION = ["reception"];
const LIVE = 20_000;

/** Asked again while the desk is open: others take turns too. */
export const useDesk = (enabled = true) =>
  useQuery({
    enabled,
    queryKey: [...RECEPTION, "desk"],
    queryFn: ({ signal }) => api.get<Desk>("/reception/desk", undefined, signal),
    refetchInterval: LIVE,
  });
export const useLookup = (phone: string, name: string, token: string) =>
  useQuery({
    queryKey: [...RECEPTION, "lookup", phone, name, token],
    queryFn: ({ signal }) =>
      api.get<{ items: Found[]; judged: Judged }>("/reception/lookup", { phone, name, token }, signal),
    enabled: phone.length >= 4 || name.length >= 2,
    placeholderData: (before) => before,
  });
export const useMine = () =>
  useQuery({
    queryKey: [...RECEPTION, "mine"],
    queryFn: ({ signal }) => api.get<Mine>("/reception/mine", undefined, signal),
    refetchInterval: LIVE,
  });
export const useEntry = (id: number) =>
  useQuery({
    queryKey: [...RECEPTION, "entry", id],
    queryFn: ({ signal }) => api.get<Entry>(`/reception/entries/${id}`, undefined, signal),
  });

export function useReceptionVerbs() {
  const client = useQueryClient();
  const renew = useRenew();
  const done = {
    onSuccess: () => {
      void renew("reception", "reception_case", "lead", "customer");
      return client.invalidateQueries({ queryKey: RECEPTION });
    },
  };
  return {
    register: useMutation({ mutationFn: (draft: Draft) => api.post<Entry>("/reception/entries", draft), ...done }),
    pass: useMutation({
      mutationFn: ({ id, ...body }: { id: number; reason: string; member_id: number | null }) =>
        api.post<Entry>(`/reception/entries/${id}/next`, body),
      ...done,
    }),
    call: useMutation({ mutationFn: (id: number) => api.post<Entry>(`/reception/entries/${id}/call`, {}), ...done }),
    accept: useMutation({
      mutationFn: (id: number) => api.post<Entry>(`/reception/entries/${id}/accept`, {}),
      ...done,
    }),
    giveBack: useMutation({
      mutationFn: ({ id, ...body }: { id: number; reason: string; note: string; file_ids: number[] }) =>
        api.post<Entry>(`/reception/entries/${id}/give-back`, body),
      ...done,
    }),
    dispute: useMutation({
      mutationFn: ({ id, ...body }: { id: number; claim: string; file_ids: number[]; claimant_id: number | null }) =>
        api.post<Entry>(`/reception/entries/${id}/cases`, body),
      ...done,
    }),
    decide: useMutation({
      mutationFn: ({ id, ...body }: { id: number; version: number; upheld: boolean; reason: string }) =>
        api.post<Entry>(`/reception/cases/${id}/decision`, body),
      ...done,
    }),
    busy: useMutation({
      mutationFn: ({ member, ...body }: { member?: number; minutes: number | null; reason?: string }) =>
        api.post(member === undefined ? "/reception/busy" : `/reception/members/${member}/busy`, body),
      ...done,
    }),
  };
}

/** Keeps a picture or document as proof; returns its id. */
export async function keepProof(file: File): Promise<number> {
  const form = new FormData();
  form.append("file", file);
  return (await api.post<{ id: number }>("/files", form)).id;
}

/** What the server found wrong: the first field's words, else the message. */
export const firstOf = (error: unknown) => {
  const problem = asApiError(error);
  return Object.values(problem.fields).flat()[0]?.message || problem.message;
};
