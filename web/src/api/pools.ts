// Public pools from the server: what lies in them, the verbs, and what one record has to expect. For desk and phone.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { BulkAnswer, Ref, Selection } from "@/api/resource";

export type PoolKind = "customer" | "lead";
export interface Standing {
  held: number;
  claimed_today: number;
  viewed_today: number;
  /** null: any number. */
  left: number | null;
}
export interface PoolSettings {
  name: string;
  kind: PoolKind;
  note: string;
  active: boolean;
  position: number;
  team_id: number | null;
  assign_only: boolean;
  hidden: string[];
  max_held: number | null;
  free_held: string[];
  claims_per_day: number | null;
  cooldown_days: number | null;
  protect_hours: number | null;
  views_per_day: number | null;
  max_locks: number | null;
  claim_reasons: string[];
  release_reasons: string[];
  fresh: "off" | "daily" | "hourly";
  undo_hours: number;
  warn_days: number;
  warn_superior_days: number;
  onward_id: number | null;
  onward_days: number | null;
}
export interface Pool extends PoolSettings {
  id: number;
  version: number;
  count: number;
  admin: boolean;
  member: boolean;
  standing: Standing | null;
}
export interface Panel {
  due_on: string | null;
  days_left: number | null;
  rule: string;
  pool: Ref | null;
  mine: boolean;
  may_release: boolean;
  may_put: boolean;
  locked: boolean;
  locks: number;
  max_locks: number | null;
  listed: boolean;
  listed_reason: string;
  listed_until: string | null;
  may_list: boolean;
}
export type Which = { ids: number[] } | Selection;
export type Claimed = BulkAnswer & { left: number | null };

export const POOLS = ["pools"];
/** The resource of records of a kind that lie in pools. */
export const lying = (kind: PoolKind) => `pool_${kind}`;

export const usePools = (enabled = true) =>
  useQuery({
    queryKey: [...POOLS, "all"],
    queryFn: ({ signal }) =>
      api.get<{ items: Pool[]; ownerless: Partial<Record<PoolKind, number>> }>("/pools", undefined, signal),
    enabled,
  });

/** Whatever moves a record changes the pool, its lists, and the records' own. */
export function useMoved() {
  const client = useQueryClient();
  const renew = useRenew();
  return async () => {
    renew("customer", "lead", "pool_customer", "pool_lead", "pool_move");
    await client.invalidateQueries({ queryKey: POOLS });
  };
}

export function usePoolVerbs() {
  const onSettled = useMoved();
  return {
    claim: useMutation({
      mutationFn: ({ pool, ...body }: Which & { pool: number; reason: string }) =>
        api.post<Claimed>(`/pools/${pool}/claim`, body),
      onSettled,
    }),
    assign: useMutation({
      mutationFn: ({ pool, ...body }: Which & { pool: number; owner_id: number; reason: string }) =>
        api.post<BulkAnswer>(`/pools/${pool}/assign`, body),
      onSettled,
    }),
    put: useMutation({
      mutationFn: ({ pool, ...body }: Which & { pool: number; reason: string }) =>
        api.post<BulkAnswer>(`/pools/${pool}/put`, body),
      onSettled,
    }),
    release: useMutation({
      mutationFn: ({ kind, ...body }: Which & { kind: PoolKind; pool_id: number; reason: string }) =>
        api.post<BulkAnswer>(`/pools/release/${kind}`, body),
      onSettled,
    }),
    undo: useMutation({ mutationFn: (token: string) => api.post<BulkAnswer>("/pools/undo", { token }), onSettled }),
    undoMoves: useMutation({
      mutationFn: (which: Which) => api.post<BulkAnswer>("/pools/moves/undo", which),
      onSettled,
    }),
    view: useMutation({
      mutationFn: ({ pool, record }: { pool: number; record: number }) =>
        api.post<{ left: number | null }>(`/pools/${pool}/views`, { record_id: record }),
      onSettled,
    }),
  };
}

export interface ReleaseTarget {
  id: number;
  name: string;
  release_reasons: string[];
  admin: boolean;
}
export const useReleaseTargets = (kind: PoolKind, enabled = true) =>
  useQuery({
    queryKey: [...POOLS, "targets", kind],
    queryFn: ({ signal }) =>
      api.get<{ items: ReleaseTarget[] }>(`/pools/targets/${kind}`, undefined, signal).then((one) => one.items),
    enabled,
  });

const panelPath = (kind: PoolKind, id: number) => `/pools/records/${kind}/${id}`;
export const usePanel = (kind: PoolKind, id: number, enabled = true) =>
  useQuery({
    queryKey: ["resource", kind, "pool", id],
    queryFn: ({ signal }) => api.get<Panel>(panelPath(kind, id), undefined, signal),
    enabled,
  });

export function useExemption(kind: PoolKind, id: number) {
  const onSettled = useMoved();
  const path = panelPath(kind, id);
  return {
    lock: useMutation({
      mutationFn: (on: boolean) =>
        on ? api.put<Panel>(`${path}/lock`, { reason: "" }) : api.delete<Panel>(`${path}/lock`),
      onSettled,
    }),
    list: useMutation({
      mutationFn: (on: boolean) =>
        on ? api.put<Panel>(`${path}/listing`, { reason: "", until: null }) : api.delete<Panel>(`${path}/listing`),
      onSettled,
    }),
  };
}
