// Settings of pools, rules, previews, runs, automatic assignment and economics, from the server.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { POOLS, type PoolKind, type PoolSettings } from "@/api/pools";
import type { Condition } from "@/domain/conditions";

export interface Party {
  admin: boolean;
  member_id: number | null;
  team_id: number | null;
  role_id: number | null;
  name?: string;
  name_en?: string;
}
export const CLAUSES = ["idle_after_claim", "idle", "no_new_deal", "not_won", "held", "ended", "never_won"] as const;
export interface Clause {
  clause: (typeof CLAUSES)[number];
  n: number;
  field: string;
}
export interface RuleDraft {
  name: string;
  active: boolean;
  every: boolean;
  clauses: Clause[];
  condition: Condition | null;
  workdays: boolean;
  spares_won: boolean;
  counts_from: string | null;
  target_id: number | null;
  position: number;
}
export interface Rule extends RuleDraft {
  id: number;
  version: number;
  /** Its condition asks for a field that there is no more. */
  broken: boolean;
}
export interface Preview {
  id: number;
  status: "waiting" | "done";
  day: string;
  until: string;
  kind: PoolKind;
  total: number;
  tonight: number;
  days: { day: string; count: number }[];
  owners: { id: number | null; name: string | null; team: string | null; tonight: number; total: number }[];
  rules: { name: string; count: number }[];
}
export interface Sweep {
  id: number;
  day: string;
  stage: "days" | "moves" | "done" | "undoing";
  started_at: string;
  finished_at: string | null;
  undone_at: string | null;
  undone_by: string;
  recycled: number;
  onward: number;
  busy: number;
  warned: number;
}
export interface Line {
  id: number | null;
  name: string;
  count: number;
  undone: number;
}

export function useDetail(id: number | null) {
  return useQuery({
    queryKey: [...POOLS, "detail", id],
    queryFn: ({ signal }) => api.get<{ parties: Party[]; hideable: string[] }>(`/pools/${id}`, undefined, signal),
    enabled: id !== null,
  });
}
export const useRules = (pool: number) =>
  useQuery({
    queryKey: [...POOLS, "rules", pool],
    queryFn: ({ signal }) =>
      api.get<{ items: Rule[]; date_fields: string[] }>(`/pools/${pool}/rules`, undefined, signal),
  });

export function useSetup() {
  const client = useQueryClient();
  const done = { onSuccess: () => client.invalidateQueries({ queryKey: POOLS }) };
  return {
    pool: useMutation({
      mutationFn: ({ id, ...body }: PoolSettings & { parties: Party[]; id?: number; version?: number }) =>
        id === undefined ? api.post("/pools", body) : api.put(`/pools/${id}`, body),
      ...done,
    }),
    rule: useMutation({
      mutationFn: ({ pool, id, broken: _, ...body }: RuleDraft & Partial<Rule> & { pool: number }) =>
        id === undefined
          ? api.post<Rule>(`/pools/${pool}/rules`, body)
          : api.put<Rule>(`/pools/${pool}/rules/${id}`, body),
      ...done,
    }),
    removeRule: useMutation({ mutationFn: (id: number) => api.delete(`/pools/rules/${id}`), ...done }),
    undoSweep: useMutation({
      mutationFn: (id: number) =>
        api.post<{ done: number; failed: number; waiting: boolean }>(`/pools/sweeps/${id}/undo`, {}),
      ...done,
    }),
  };
}

export const useStartPreview = () =>
  useMutation({
    mutationFn: ({ pool, rules }: { pool: number; rules: RuleDraft[] | null }) =>
      api.post<Preview>(`/pools/${pool}/previews`, { rules }),
  });
/** Asked again while a job still works on it. */
export const usePreview = (started: Preview) =>
  useQuery({
    queryKey: [...POOLS, "preview", started.id],
    queryFn: ({ signal }) => api.get<Preview>(`/pools/previews/${started.id}`, undefined, signal),
    initialData: started,
    refetchInterval: (query) => (query.state.data?.status === "done" ? false : 2000),
  });
export interface PreviewAsked {
  owner?: number;
  day?: string;
  tonight?: boolean;
}
export const usePreviewRecords = (id: number, asked: PreviewAsked | null) =>
  useInfiniteQuery({
    queryKey: [...POOLS, "preview", id, asked],
    queryFn: ({ signal, pageParam }) =>
      api.get<{
        items: { id: number; name: string; owner: string; due_on: string; rule: string }[];
        after: number | null;
      }>(`/pools/previews/${id}/records`, { ...asked, ...(pageParam && { after: pageParam }) }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.after,
    enabled: asked !== null,
  });

export const useSweeps = () =>
  useQuery({
    queryKey: [...POOLS, "sweeps"],
    queryFn: ({ signal }) =>
      api.get<{
        worker_at: string | null;
        worker_alive: boolean;
        today_done: boolean;
        waiting: number;
        due_tonight: number;
        items: Sweep[];
      }>("/pools/sweeps", undefined, signal),
    refetchInterval: 30_000,
  });
export const useReport = (id: number) =>
  useQuery({
    queryKey: [...POOLS, "sweeps", id],
    queryFn: ({ signal }) =>
      api.get<Sweep & { owners: Line[]; rules: Line[]; pools: Line[] }>(`/pools/sweeps/${id}`, undefined, signal),
  });

export const METHODS = ["round_robin", "ratio", "load", "territory", "ability"] as const;
export interface Span {
  weekday: number;
  from: string;
  to: string;
}
export interface Seat {
  member_id: number;
  name?: string;
  share: string;
  ability: number;
  lower: number;
  upper: number | null;
  paused: boolean;
}
export interface Dispatch {
  version: number;
  active: boolean;
  method: (typeof METHODS)[number];
  hours: Span[];
  on_duty_only: boolean;
  territory_only: boolean;
  seats: Seat[];
}
export type Why = keyof typeof import("@/texts/zh-CN/pools").pools.dispatch.code;
export interface Decision {
  id: number;
  at: string | null;
  why: Why;
  record_id: number;
  record: string;
  receiver: string | null;
  reasons: { member: number; name: string; code: Why; load: number }[];
}
const dispatchKey = (pool: number) => [...POOLS, "dispatch", pool];
export const useDispatch = (pool: number) =>
  useQuery({
    queryKey: dispatchKey(pool),
    queryFn: ({ signal }) => api.get<Dispatch>(`/pools/${pool}/dispatch`, undefined, signal),
  });
export const useDecisions = (pool: number, planned: boolean) =>
  useInfiniteQuery({
    queryKey: [...dispatchKey(pool), planned],
    queryFn: ({ signal, pageParam }) =>
      api.get<{ items: Decision[]; before: number | null }>(
        `/pools/${pool}/${planned ? "dispatch/plan" : "decisions"}`,
        pageParam ? { before: pageParam } : undefined,
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.before,
  });
export function useDispatchChange(pool: number) {
  const client = useQueryClient();
  const done = { onSuccess: () => client.invalidateQueries({ queryKey: POOLS }) };
  return {
    save: useMutation({ mutationFn: (body: Dispatch) => api.put<Dispatch>(`/pools/${pool}/dispatch`, body), ...done }),
    run: useMutation({ mutationFn: () => api.post<{ done: number }>(`/pools/${pool}/dispatch/run`, {}), ...done }),
  };
}

export interface PoolWorth {
  id: number;
  name: string;
  lying: number;
  lying_days: number | null;
  came: number;
  recycled: number;
  went: number;
  waited_days: number | null;
  wins: number;
  amount: string;
  revived: number;
}
export interface PersonWorth {
  id: number;
  name: string;
  team: string;
  held: number;
  idle: number;
  claimed: number;
  recycled: number;
  released: number;
  revived: number;
  wins: number;
  amount: string;
}
export const useEconomics = (kind: PoolKind, start: string, end: string) =>
  useQuery({
    queryKey: [...POOLS, "economics", kind, start, end],
    queryFn: ({ signal }) =>
      api.get<{ start: string; end: string; pools: PoolWorth[]; people: PersonWorth[] }>(
        `/pools/economics/${kind}`,
        { start, end },
        signal,
      ),
  });
