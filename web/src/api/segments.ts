// Classes, warnings and losses of customers from the server, for desk and phone.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";

export type Grade = "" | "A" | "B" | "C";
export type Warning = "dormant" | "both" | "buying" | "contact";
export interface Standing {
  grade: Grade;
  changed_at: string | null;
  changed_why: string;
  pinned: string | null;
  pinned_by: string;
  can_pin: boolean;
  can_edit: boolean;
  warning: "" | Warning;
  won_last: string | null;
  bought_days: number | null;
  buy_gap: number | null;
  buy_gaps: number;
  buy_expected: number | null;
  contact_last: string | null;
  silent_days: number | null;
  contact_gap: number | null;
  contact_gaps: number;
  contact_expected: number | null;
  visit_due_on: string | null;
  visit_days: number | null;
  visit_every: number | null;
  factor: number;
  lost: boolean;
  lost_at: string | null;
  lost_reason: string;
  lost_reason_id: number | null;
  competitor: string;
  lost_note: string;
}
/** Counted to 10,000; `capped` means more. */
export interface Figure {
  count: number;
  capped: boolean;
}
export interface Overview {
  visits: Figure;
  visits_by_grade: { grade: Grade; count: number }[];
  warnings: (Figure & { warning: Warning })[];
  worked_on: string | null;
}
export interface PeopleLine {
  /** Null: of nobody. */
  id: number | null;
  name: string;
  customers: number;
  visits: number;
  buying: number;
  contact: number;
  dormant: number;
}
/** Of a team, as of the last night; `above` is the team over it, where that is within reach. */
export interface People {
  team: { id: number; name: string } | null;
  above: number | null;
  teams: PeopleLine[];
  members: PeopleLine[];
  worked_on: string | null;
}
export interface LostReason {
  id: number;
  name: string;
  position: number;
  archived_at: string | null;
}
export interface LossSaid {
  reason_id: number;
  competitor: string;
  note: string;
}
const SEGMENTS = ["figures", "segments"];

export const useStanding = (id: number) =>
  useQuery({
    queryKey: ["resource", "customer", "standing", id],
    queryFn: ({ signal }) => api.get<Standing>(`/segments/customers/${id}`, undefined, signal),
  });
export const useOverview = (scope: string) =>
  useQuery({
    queryKey: [...SEGMENTS, "overview", scope],
    queryFn: ({ signal }) => api.get<Overview>("/segments/overview", { scope }, signal),
  });
export const usePeople = (team: number | null, wanted = true) =>
  useQuery({
    queryKey: [...SEGMENTS, "people", team],
    queryFn: ({ signal }) => api.get<People>("/segments/people", team ? { team: String(team) } : undefined, signal),
    enabled: wanted,
  });
const LOST_REASONS = {
  queryKey: [...SEGMENTS, "reasons"],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<{ items: LostReason[] }>("/segments/reasons", undefined, signal),
};
export const useLostReasons = () => useQuery(LOST_REASONS);
/** Those that are still offered. */
export const useOfferedReasons = () =>
  useQuery({ ...LOST_REASONS, select: (found) => found.items.filter((one) => one.archived_at === null) });

/** Fixes the class, marks as lost, wins back. */
export function useStandingVerbs(id: number) {
  const renew = useRenew();
  const client = useQueryClient();
  const at = `/segments/customers/${id}`;
  const onSuccess = async () => {
    await renew("customer");
    await client.invalidateQueries({ queryKey: ["resource", "customer_loss"] });
    await client.invalidateQueries({ queryKey: SEGMENTS });
  };
  const pin = useMutation({
    mutationFn: (said: { grade: Grade; reason: string }) => api.put<Standing>(`${at}/pin`, said),
    onSuccess,
  });
  const unpin = useMutation({ mutationFn: () => api.delete(`${at}/pin`), onSuccess });
  const lose = useMutation({ mutationFn: (said: LossSaid) => api.post<Standing>(`${at}/loss`, said), onSuccess });
  const back = useMutation({
    mutationFn: (note: string) => api.post<Standing>(`${at}/return`, { note }),
    onSuccess,
  });
  return { pin, unpin, lose, back };
}
