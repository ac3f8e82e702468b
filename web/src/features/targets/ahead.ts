// What is ahead of a target: who needs rebalancing, proposals, what it takes, activity of the week. Amounts are fen.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Drill } from "@/features/targets/attainment";
import type { Target } from "@/features/targets/queries";

export type NeedKind = "left" | "away" | "short";
export interface Need {
  kind: NeedKind;
  target: number;
  team: number;
  member: number;
  name: string;
  amount: number;
  since: string;
  until: string | null;
  reason: string;
}
export type RebalanceKind = "handover" | "shortfall" | "amount";
export interface RebalanceWish {
  kind: RebalanceKind;
  since: string;
  until?: string | null;
  member?: number | null;
  team?: number | null;
  takers?: number[] | null;
  carriers?: "person" | "team" | "all";
  growth?: number | null;
  amount?: number | null;
}
export interface Changed {
  team: number;
  member: number;
  name: string;
  before: number[];
  after: number[];
  reason: string;
}
export interface Rebalance {
  digest: string;
  added: number;
  people: Changed[];
}
export interface RateFact {
  value: number;
  usual: number;
  own: number | null;
  base: number;
  count: number;
  trust: number;
}
export type Activity = "leads" | "visits" | "calls" | "demos" | "quotes" | "deals";
export interface StageNeed {
  id: number;
  name: string;
  onward: number;
  win: number;
  days: number;
  open_count: number;
  open_fen: number;
  fresh: number | null;
  coming: number | null;
  by: string | null;
  late: boolean;
  per_week: number | null;
  drill: Drill | null;
}
export interface ActivityNeed {
  kind: Activity;
  total: number;
  per_week: number;
  by: string;
  late: boolean;
}
export interface Takes {
  node: { key: string; kind: "team" | "member"; id: number; name: string };
  period: { key: string; start: string; end: string };
  pipeline: number;
  pipelines: { id: number; name: string }[];
  target: number;
  actual: number;
  remaining: number;
  days: number;
  rates: { win: RateFact; deal: RateFact; cycle: RateFact };
  stages: StageNeed[];
  plan: {
    expected: number;
    gap: number;
    wins: number;
    fresh: number;
    low: number;
    likely: number;
    high: number;
  } | null;
  activities: ActivityNeed[];
  can_save: boolean;
}
export interface WhatIf {
  win?: number;
  deal?: number;
  cycle?: number;
}
export interface Week {
  start: string;
  end: string;
  people: {
    member: number;
    name: string;
    items: { kind: Activity; per_week: number; done: number; drill: Drill | null }[];
  }[];
}

const FIGURES = ["figures", "ahead"];
export const SHORT = 20;

export const useNeeds = (target: number, node: string) =>
  useQuery({
    queryKey: [...FIGURES, "needs", target, node],
    queryFn: ({ signal }) =>
      api
        .get<{ items: Need[] }>(`/targets/${target}/needs`, { node, short: SHORT }, signal)
        .then((answer) => answer.items),
    retry: false,
  });

export const useProposal = (target: number, wish: RebalanceWish | null) =>
  useQuery({
    queryKey: [...FIGURES, "rebalance", target, wish],
    queryFn: () => api.post<Rebalance>(`/targets/${target}/rebalance`, wish),
    enabled: wish !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });

export const approve = (target: number, wish: RebalanceWish, digest: string, publish: boolean, note: string) =>
  api.post<Target>(`/targets/${target}/rebalance/approve`, { ...wish, digest, publish, note });

export const useTakes = (node: string | null, period: string, pipeline: number | null, asked: WhatIf) =>
  useQuery({
    queryKey: [...FIGURES, "takes", node, period, pipeline, asked],
    queryFn: ({ signal }) => api.get<Takes>("/what-it-takes", { node, period, pipeline, ...asked }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });

export const useWeek = (node: string) =>
  useQuery({
    queryKey: [...FIGURES, "week", node],
    queryFn: ({ signal }) => api.get<Week>("/activity", { node }, signal),
  });

export function useSaveActivity() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: {
      member: number;
      starts_on: string;
      ends_on: string;
      items: { kind: Activity; per_week: number }[];
    }) => api.post<Week>("/activity", body),
    onSuccess: () => client.invalidateQueries({ queryKey: FIGURES }),
  });
}
