// Gaps and remedies 缺口与补救 from the server, for desk and phone. Amounts are fen, rates shares of 1.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Condition } from "@/domain/conditions";
import { listAddress } from "@/domain/view";

export const FACTORS = ["activity", "cycle", "conversion", "size"] as const;
export const KINDS = ["urge", "coaching", "joint_visit", "step_in", "task"] as const;
export type Factor = (typeof FACTORS)[number];
export type RemedyKind = (typeof KINDS)[number];
export type Verb = "none" | "urge" | "coach" | "step_in";
export interface Drill {
  resource: string;
  filter: Condition;
}
export const drillTo = (drill: Drill | null | undefined) =>
  drill ? listAddress(`/${drill.resource}s`, { scope: "all", filter: drill.filter }) : undefined;

export interface Rates {
  in_play: number;
  timely: number | null;
  won: number | null;
  size: number | null;
}
export interface Reason {
  factor: Factor;
  fen: number;
  own: number | null;
  usual: number;
  cases: number;
  sure: "clear" | "hint" | "few";
}
export interface GapLine {
  key: string;
  kind: "team" | "member";
  id: number;
  name: string;
  target: number;
  won: number;
  won_count: number;
  lost_count: number;
  open_count: number;
  open_in_count: number;
  weighted: number;
  expected: number;
  gap: number;
  chance: number | null;
  parts: Record<Factor, number>;
  own: Rates;
  usual: Rates;
  verb: Verb;
  cause: Factor | null;
  reasons: Reason[];
  effort: { own: number; usual: number; peers: number; low: boolean | null } | null;
  open_remedies: number;
  drills: Record<"won" | "lost" | "open" | "open_in" | "late", Drill | null>;
}
export interface Gap {
  node: GapLine;
  children: GapLine[];
  period: { key: string; start: string; end: string };
  elapsed: number;
  days_left: number;
  over: boolean;
  base: string;
  base_own: boolean;
  outlook: Record<"commit" | "best" | "p10" | "p50" | "p90" | "chance", number | null>;
  can_assign: boolean;
}
export interface Step {
  id: number;
  name: string;
  customer: string;
  owner: string;
  owner_id: number | null;
  stage: string;
  fen: number;
  chance: number;
  expected_close: string | null;
  kind: "pull" | "push";
  visits: number;
  gain: number;
}
export interface Ideas {
  gap: number;
  visits: number;
  steps: Step[];
  gain: number;
  needs_visits: number;
  covers: boolean;
  again: {
    customer: number;
    name: string;
    owner: string;
    every: number;
    orders: number;
    last_on: string;
    due_on: string;
    worth: number;
  }[];
  fresh: { deals: number; low: number; high: number; work: { kind: Work; per_week: number }[] } | null;
}
export type Work = "leads" | "visits" | "calls" | "demos" | "quotes" | "deals";
export interface Named {
  id: number;
  name: string;
}
export interface Effect {
  outcome: "helped" | "no_difference" | "worse" | "unknown";
  why: "" | "few_peers" | "few_cases" | "nothing_before" | "not_done";
  before: number | null;
  after: number | null;
  usual_change: number | null;
  as_good: number | null;
  peers: number;
  measure: "followups_day" | "win_rate" | "deal_size" | "cycle_days";
  days: number;
  deal: { status: string; stage: string } | null;
}
export interface Remedy {
  id: number;
  version: number;
  kind: RemedyKind;
  cause: Factor | "";
  period: string;
  member: Named;
  by: string;
  assigned_on: string;
  due_on: string;
  note: string;
  status: "open" | "done" | "dropped";
  result: string;
  ended_at: string | null;
  deal: Named | null;
  customer: Named | null;
  gap: number | null;
  task_id: number | null;
  effect: Effect | null;
  outcome: string;
  measured_on: string | null;
  can_finish: boolean;
  can_drop: boolean;
}

export const REMEDIES = ["figures", "remedies"];

export const useGap = (node: string | null, period: string) =>
  useQuery({
    queryKey: [...REMEDIES, "gap", node, period],
    queryFn: ({ signal }) => api.get<Gap>("/remedies/gap", { node, period }, signal),
    placeholderData: keepPreviousData,
  });

export const useIdeas = (node: string | null, period: string, enabled = true) =>
  useQuery({
    enabled,
    queryKey: [...REMEDIES, "ideas", node, period],
    queryFn: ({ signal }) => api.get<Ideas>("/remedies/ideas", { node, period }, signal),
    placeholderData: keepPreviousData,
  });

export const useRemedy = (id: number) =>
  useQuery({
    queryKey: [...REMEDIES, "one", id],
    queryFn: ({ signal }) => api.get<Remedy>(`/remedies/${id}`, undefined, signal),
  });

export interface Assignment {
  member_id: number;
  period: string;
  kind: RemedyKind;
  cause: Factor | "";
  note: string;
  due_on: string;
  deal_id: number | null;
  customer_id: number | null;
  gap: number | null;
}
export const assign = (one: Assignment) => api.post<Remedy>("/remedies", one);

/** How a remedy ends or begins again; each gives the next version. */
export const finish = (one: { id: number; version: number }, result: string) =>
  api.post<Remedy>(`/remedies/${one.id}/completion`, { version: one.version, result });
export const withdraw = (one: { id: number; version: number }, result: string) =>
  api.post<Remedy>(`/remedies/${one.id}/withdrawal`, { version: one.version, result });
export const reopen = (one: { id: number; version: number }) =>
  api.post<Remedy>(`/remedies/${one.id}/reopening`, { version: one.version });

/** A change: figures, the list of remedies and tasks are asked for again. */
export function useRemedyAct<T = void, R = unknown>(act: (value: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: REMEDIES }),
        client.invalidateQueries({ queryKey: ["resource", "remedy"] }),
        client.invalidateQueries({ queryKey: ["resource", "task"] }),
      ]),
  });
}
