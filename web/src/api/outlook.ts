// The forecast from the server, for desk and phone; amounts are whole fen, chances and rates shares of 1.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Condition } from "@/domain/conditions";

export const OUTLOOK = ["figures", "outlook"];
export interface Drill {
  resource: string;
  filter: Condition;
}
export interface Said {
  id: number;
  commit: number;
  best: number;
  note: string;
  by: string;
  at: string;
  stale: boolean;
}
export type Method = "commit" | "best" | "weighted" | "statistical";
export interface Score {
  method: Method;
  periods: number;
  calls: number;
  bias: number | null;
  mape: number | null;
  inside: number | null;
  slip: number | null;
}
export interface OutlookLine {
  key: string;
  kind: "team" | "member";
  id: number;
  name: string;
  target: number;
  won: number;
  open_fen: number;
  open_count: number;
  commit: number | null;
  best: number | null;
  weighted: number | null;
  expected: number | null;
  fresh: number | null;
  p10: number | null;
  p50: number | null;
  p90: number | null;
  chance: number | null;
  rolled_commit: number | null;
  rolled_best: number | null;
  named_commit: number | null;
  named_best: number | null;
  people: number;
  called: number;
  overridden: boolean;
  drill: Drill;
  open_drill: Drill;
  before: { commit: number; best: number; weighted: number; p50: number; won: number } | null;
  scores: Score[];
  own: Said | null;
  override: Said | null;
}
export interface Outlook {
  period: { key: string; kind: "month" | "quarter" | "year"; start: string; end: string };
  periods: string[];
  cadence: "month" | "quarter";
  callable: boolean;
  at: string | null;
  since: string | null;
  days: string[];
  can: { submit: boolean; override: boolean; manage: boolean };
  node: OutlookLine;
  children: OutlookLine[];
}
export const useOutlook = (node: string | null, period: string | null, day: string | null = null) =>
  useQuery({
    queryKey: [...OUTLOOK, node, period, day],
    queryFn: ({ signal }) => api.get<Outlook>("/outlook", { node, period, day }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

export interface Entry {
  id: number;
  kind: "submitted" | "overridden" | "withdrawn";
  commit: number | null;
  best: number | null;
  instead_of: number | null;
  note: string;
  by: string;
  at: string;
}
export const useLedger = (node: string, period: string) =>
  useQuery({
    queryKey: [...OUTLOOK, "calls", node, period],
    queryFn: ({ signal }) => api.get<{ items: Entry[] }>("/outlook/calls", { node, period }, signal),
    select: (answer) => answer.items,
  });

export interface Call {
  node: string;
  period: string;
  commit: number;
  best: number;
  note: string;
  seen: number;
}
/** A call or an override; everything of the forecast is read again. */
export function useCall(path: "calls" | "overrides" | "overrides/withdrawal") {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<Call>) => api.post<Entry>(`/outlook/${path}`, body),
    onSettled: () => client.invalidateQueries({ queryKey: OUTLOOK }),
  });
}
export const shareText = (share: number | null) => (share === null ? "–" : `${Math.round(share * 100)}%`);
/** Signed, for a bias: +12%. */
export const signedShare = (share: number | null) => {
  if (share === null) return "–";
  const percent = Math.round(share * 100);
  return `${percent > 0 ? "+" : percent < 0 ? "−" : ""}${Math.abs(percent)}%`;
};
