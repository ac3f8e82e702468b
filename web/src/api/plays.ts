// Health of deals and playbooks from the server, for desk and phone.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";

export const KINDS = [
  "stalled",
  "close_past",
  "close_slipped",
  "no_next_step",
  "silent",
  "no_decision_maker",
  "single_contact",
  "amount_changed",
  "competitor",
] as const;
export type SignalKind = (typeof KINDS)[number];
export type Level = "risk" | "watch" | "good";
export interface Signal {
  kind: SignalKind;
  since: string;
  params: Record<string, string | number | boolean>;
  weight: number;
}
export interface HealthPanel {
  score: number | null;
  level: Level | null;
  changed_on: string | null;
  signals: Signal[];
  history: { day: string; score: number; level: Level; kinds: SignalKind[] }[];
}
export interface Figure {
  count: number;
  capped: boolean;
}
export interface HealthOverview {
  levels: (Figure & { level: Level })[];
  kinds: (Figure & { kind: SignalKind })[];
  worked_on: string | null;
}
export type Measure =
  | "call"
  | "visit"
  | "wechat"
  | "email"
  | "meeting"
  | "demo"
  | "other"
  | "contacts"
  | "decider"
  | "superior"
  | "presales"
  | "colleague"
  | "days"
  | "gap";
export interface Contrast {
  verdict: "few" | "more" | "less" | "alike";
  won_share: number | null;
  lost_share: number | null;
  least: number | null;
  most: number | null;
}
export interface EvidenceLine {
  measure: Measure;
  won: number;
  lost: number;
  won_median: number | null;
  lost_median: number | null;
  won_first: number | null;
  contrast: Contrast | null;
  /** Whose hands it was in: of the deals that did it, the shares by role. */
  who: { role: "owner" | "superior" | "presales" | "other"; won_share: number | null; lost_share: number | null }[];
}
export interface Step {
  measure: Measure;
  why: "plan" | "evidence" | "pace";
  contrast: Contrast | null;
  by_day: number | null;
  text: string;
}
export interface BookLine {
  text: string;
  measure: "" | Exclude<Measure, "days" | "gap">;
  times: number;
  by_day: number | null;
  why: string;
}
export interface PlayPanel {
  stage: { id: number; name: string };
  kind: { size: string | null; source: string | null; industry: string | null } | null;
  won: number;
  lost: number;
  enough: boolean;
  lines: (EvidenceLine & { own: number | null })[];
  steps: Step[];
  playbook: {
    id: number;
    number: number;
    aim: string;
    published_at: string;
    template: { id: number; name: string } | null;
    lines: (BookLine & { done: boolean | null })[];
  } | null;
}

export const useDealHealth = (id: number) =>
  useQuery({
    queryKey: ["resource", "deal", "health", id],
    queryFn: ({ signal }) => api.get<HealthPanel>(`/deal-health/deals/${id}`, undefined, signal),
  });
export const useHealthOverview = (scope: string) =>
  useQuery({
    queryKey: ["figures", "deal health", scope],
    queryFn: ({ signal }) => api.get<HealthOverview>("/deal-health/overview", { scope }, signal),
  });
export const useDealPlay = (id: number) =>
  useQuery({
    queryKey: ["resource", "deal", "play", id],
    queryFn: ({ signal }) => api.get<PlayPanel>(`/playbooks/deals/${id}`, undefined, signal),
  });

/** Makes tasks of the playbook's template, or of one suggested step. */
export function usePlayVerbs(id: number) {
  const client = useQueryClient();
  const onSuccess = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ["resource", "deal"] }),
      client.invalidateQueries({ queryKey: ["resource", "task"] }),
    ]);
  const begin = useMutation({
    mutationFn: () => api.post<{ ids: number[] }>(`/playbooks/deals/${id}/tasks`, {}),
    onSuccess,
  });
  const plan = useMutation({
    mutationFn: (said: { title: string; measure: Measure }) =>
      api.post<{ ids: number[] }>(`/playbooks/deals/${id}/steps`, said),
    onSuccess,
  });
  return { begin, plan };
}
