// Duplicates: candidates while typing, the queue to review, merging and undoing.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { DuplicateCandidate, Values } from "@/api/resource";

/** The resources whose records can become one. */
export type Twinned = "customer" | "contact";
export type Tell = "owner" | "team" | "exists";
export interface Compared {
  id: number;
  version: number;
  can_edit: boolean;
  values: Values;
}
export interface Pair {
  id: number;
  level: "same" | "likely";
  score: number;
  reasons: { code: string; bits: number }[];
  state: "open" | "different";
  records: Compared[];
}
export interface Sweep {
  started_at: string;
  finished_at: string | null;
  records: number;
  changed: number;
  found: number;
  new: number;
  merged: number;
  stalled: boolean;
}
export interface Pairs {
  items: Pair[];
  next_cursor: string | null;
  counts: { same: number; likely: number };
  sweep: Sweep | null;
}
export interface MergeField {
  name: string;
  values: { id: number; value: unknown }[];
  choice: string;
  both: boolean;
  differs: boolean;
}
export interface MergePreview {
  survivor: number;
  records: {
    id: number;
    name: string;
    hint: string | null;
    created_at: string;
    version: number;
    counts: { resource: string; count: number }[];
  }[];
  fields: MergeField[];
}
export interface MergeBody {
  resource: Twinned;
  ids: number[];
  survivor_id: number;
  choices: Record<string, string>;
  versions: Record<string, number>;
  keep_colleagues: boolean;
}
export interface MergeRow {
  id: number;
  resource: Twinned;
  survivor_id: number;
  name: string;
  merged: string[];
  at: string;
  by: string | null;
  automatic: boolean;
  until: string;
  undone_at: string | null;
  undone_by: string | null;
}
export interface Undone {
  restored: number[];
  kept: string[];
  stayed: number;
  emptied: string[];
}
export interface DuplicateSettings {
  automatic: boolean;
  tell: Tell;
}

const key = ["resource", "customer", "duplicates"] as const;

export const useCandidates = (path: string, asked: Record<string, string | number>, enabled: boolean) =>
  useQuery({
    queryKey: [...key, "candidates", path, asked],
    queryFn: ({ signal }) => api.get<{ items: DuplicateCandidate[] }>(path, asked, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    enabled,
  });

export const usePairs = (resource: Twinned, state: Pair["state"], level: "" | Pair["level"]) =>
  useInfiniteQuery({
    queryKey: [...key, "pairs", resource, state, level],
    queryFn: ({ signal, pageParam }) =>
      api.get<Pairs>("/customers/duplicates/pairs", { resource, state, level, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    // While all customers are compared the page waits for the result.
    refetchInterval: ({ state: { data } }) => {
      const sweep = data?.pages[0]?.sweep;
      return sweep && !sweep.finished_at && !sweep.stalled ? 3000 : false;
    },
  });

export const usePreview = (resource: Twinned, ids: number[]) =>
  useQuery({
    queryKey: [...key, "preview", resource, ids],
    queryFn: ({ signal }) => api.ask<MergePreview>("/customers/merge/preview", { resource, ids }, signal),
    staleTime: 0,
    gcTime: 0,
  });

export const useMerges = () =>
  useQuery({
    queryKey: [...key, "merges"],
    queryFn: ({ signal }) => api.get<{ items: MergeRow[] }>("/customers/merges", undefined, signal),
  });

export const useDuplicateSettings = () =>
  useQuery({
    queryKey: [...key, "settings"],
    queryFn: ({ signal }) => api.get<DuplicateSettings>("/customers/duplicates/settings", undefined, signal),
  });

export function useDuplicateVerbs(resource: Twinned = "customer") {
  const renew = useRenew();
  const onSuccess = () => {
    for (const name of ["customer", "contact", "followup", "deal"]) renew(name);
  };
  const over = (path: string) => ({ mutationFn: (ids: number[]) => api.post(path, { resource, ids }), onSuccess });
  return {
    different: useMutation(over("/customers/duplicates/different")),
    reopen: useMutation(over("/customers/duplicates/reopen")),
    mergeMany: useMutation({
      mutationFn: (ids: number[]) =>
        api.post<{ done: number[]; failed: { title: string; message: string }[] }>("/customers/duplicates/merge", {
          resource,
          ids,
        }),
      onSuccess,
    }),
    merge: useMutation({
      mutationFn: (body: MergeBody) => api.post<{ id: number; survivor_id: number }>("/customers/merge", body),
      onSuccess,
    }),
    undo: useMutation({
      mutationFn: (id: number) => api.post<Undone>(`/customers/merges/${id}/undo`, {}),
      onSuccess,
    }),
    sweep: useMutation({ mutationFn: () => api.post("/customers/duplicates/sweep", { resource }), onSuccess }),
    save: useMutation({
      mutationFn: (body: DuplicateSettings) => api.put("/customers/duplicates/settings", body),
      onSuccess,
    }),
  };
}
