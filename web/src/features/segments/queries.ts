// Schemes, runs, settings and figures of classes from the server.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { Grade } from "@/api/segments";
import type { Condition } from "@/domain/conditions";

export interface SchemeDraft {
  name: string;
  method: "value" | "rfm" | "rule";
  months: number;
  share_a: number;
  share_b: number;
  points_a: number;
  points_b: number;
  rules: { grade: "A" | "B" | "C"; condition: Condition | null }[];
  rest: Grade | "keep";
  condition: Condition | null;
  nightly: boolean;
}
export interface Scheme extends SchemeDraft {
  id: number;
  version: number;
}
export interface Run {
  id: number;
  scheme_name: string;
  status: "waiting" | "preview" | "applying" | "applied" | "undoing" | "undone";
  nightly: boolean;
  made_at: string;
  by_name: string;
  counts: { before: Grade; after: Grade; count: number }[];
  changes: number;
  applied: number;
  applied_at: string | null;
  undone: number;
  undone_at: string | null;
  undone_by: string;
}
export interface RunDetail extends Run {
  teams: { id: number; name: string; up: number; down: number }[];
}
export interface Setup {
  version: number;
  visit_a: number | null;
  visit_b: number | null;
  visit_c: number | null;
  visit_none: number | null;
  face_to_face: boolean;
  factor: number;
  min_days: number;
  dormant_days: number;
  notice: boolean;
  priors: Record<string, Record<string, number>>;
  worked_on: string | null;
}
export interface Check {
  at: string;
  days: number;
  factor: number;
  warned: number;
  warned_bought: number;
  others: number;
  others_bought: number;
  verdict: "few" | "useful" | "alike" | "wrong";
  /** Of the warned, and of all, who did not buy again; how many times as many; bounds of the difference, 95 %. */
  stayed: number | null;
  base: number | null;
  lift: number | null;
  least: number | null;
  most: number | null;
}
export interface LossLine {
  name: string;
  count: number;
  back: number;
  fen: number;
}
export interface LossReport {
  start: string;
  end: string;
  reasons: LossLine[];
  competitors: LossLine[];
}
const KEY = ["figures", "segments"];
const asked = <T>(name: string, path: string, query?: Record<string, string>) => ({
  queryKey: [...KEY, name, query ?? {}],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<T>(`/segments/${path}`, query, signal),
});
export const useSchemes = () => useQuery(asked<{ items: Scheme[] }>("schemes", "schemes"));
export const useRuns = () => useQuery(asked<{ items: Run[] }>("runs", "runs"));
export const useSetup = () => useQuery(asked<Setup>("setup", "setup"));
export const useCheck = () => useQuery(asked<{ found: Check | null }>("check", "check"));
export const useLossReport = (start: string, end: string) =>
  useQuery(asked<LossReport>("losses", "losses", { start, end }));
export const WORKING: readonly Run["status"][] = ["waiting", "applying", "undoing"];
/** Asks again while a job works on it. */
export const useRun = (id: number) =>
  useQuery({
    ...asked<RunDetail>(`run ${id}`, `runs/${id}`),
    refetchInterval: ({ state }) => (state.data && WORKING.includes(state.data.status) ? 2000 : false),
  });

const bare = ({
  name,
  method,
  months,
  share_a,
  share_b,
  points_a,
  points_b,
  rules,
  rest,
  condition,
  nightly,
}: SchemeDraft) => ({
  name,
  method,
  months,
  share_a,
  share_b,
  points_a,
  points_b,
  rules,
  rest,
  condition,
  nightly,
});

export function useSegmentSetup() {
  const client = useQueryClient();
  const renew = useRenew();
  const onSuccess = () => client.invalidateQueries({ queryKey: KEY });
  const all = async () => {
    await renew("customer");
    await client.invalidateQueries({ queryKey: ["resource", "class_change"] });
    await onSuccess();
  };
  return {
    scheme: useMutation({
      mutationFn: ({ draft, old }: { draft: SchemeDraft; old: Scheme | null }) =>
        old
          ? api.put<Scheme>(`/segments/schemes/${old.id}`, { ...bare(draft), version: old.version })
          : api.post<Scheme>("/segments/schemes", bare(draft)),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (id: number) => api.delete(`/segments/schemes/${id}`), onSuccess }),
    preview: useMutation({
      mutationFn: (id: number) => api.post<RunDetail>(`/segments/schemes/${id}/preview`, {}),
      onSuccess,
    }),
    apply: useMutation({
      mutationFn: (id: number) => api.post<RunDetail>(`/segments/runs/${id}/application`, {}),
      onSuccess: all,
    }),
    undo: useMutation({
      mutationFn: (id: number) => api.post<RunDetail>(`/segments/runs/${id}/undo`, {}),
      onSuccess: all,
    }),
    setup: useMutation({
      mutationFn: ({ priors: _, worked_on: __, ...body }: Setup) => api.put<Setup>("/segments/setup", body),
      onSuccess: all,
    }),
    reason: useMutation({
      mutationFn: ({ id, ...body }: { id: number | null; name: string; position: number; archived: boolean }) =>
        id ? api.put(`/segments/reasons/${id}`, body) : api.post("/segments/reasons", body),
      onSuccess,
    }),
  };
}
