// Risks 风险 from the server, for desk and phone. Amounts are texts with two decimals.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { resourceKey } from "@/api/records";
import type { Ref } from "@/api/resource";
import type { Condition } from "@/domain/conditions";

export const STATUSES = ["open", "watching", "mitigated", "happened", "closed"] as const;
export type RiskStatus = (typeof STATUSES)[number];
export type Level = "low" | "medium" | "high" | "critical";
export const isOver = (status: RiskStatus) => status !== "open" && status !== "watching";
/** As the server says it (`rules/matrix.py`). */
export const levelOf = (score: number): Level =>
  score >= 15 ? "critical" : score >= 10 ? "high" : score >= 5 ? "medium" : "low";

export interface RiskCard {
  id: number;
  title: string;
  kind: "market" | "customer" | "deal" | "receivable" | "people";
  status: RiskStatus;
  probability: number;
  impact: number;
  score: number;
  level: Level;
  amount: string | null;
  review_on: string | null;
  late: boolean;
  owner: Ref | null;
  rule: string;
  params: Record<string, unknown>;
  signal: boolean;
  deal: Ref | null;
  customer: Ref | null;
  person: Ref | null;
  group: Ref | null;
}
export interface Risk extends RiskCard {
  version: number;
  why: string;
  plan_b: string;
  reason: string;
  ended_by: "" | "person" | "signal" | "rule";
  ended_at: string | null;
  reviewed_on: string | null;
  taken: boolean;
  amount_follows: boolean;
  created_at: string;
  created_by: Ref | null;
  can_edit: boolean;
}
export interface Cell {
  probability: number;
  impact: number;
  count: number;
  amount: string;
}

const KEY = resourceKey("risk");
export const useRisk = (id: number | null) =>
  useQuery({
    queryKey: [...KEY, "page", id],
    queryFn: ({ signal }) => api.get<Risk>(`/risks/${id}`, undefined, signal),
    enabled: id !== null,
  });
export const useRisksAbout = (resource: string, id: number) =>
  useQuery({
    queryKey: [...KEY, "about", resource, id],
    queryFn: ({ signal }) =>
      api.get<{ items: (RiskCard & { open: boolean })[]; can_create: boolean }>(
        `/risks/about/${resource}/${id}`,
        undefined,
        signal,
      ),
  });
export interface Serious {
  count: number;
  critical: number;
  drill: { resource: string; filter: Condition };
}
/** Of a node (`team:3`, `member:9`). */
export const useSerious = (node: string, enabled: boolean) =>
  useQuery({
    queryKey: [...KEY, "serious", node],
    queryFn: ({ signal }) => api.get<Serious>("/risks/serious", { node }, signal),
    enabled,
  });
export const useMatrix = (scope: string) =>
  useQuery({
    queryKey: [...KEY, "matrix", scope],
    queryFn: ({ signal }) => api.ask<{ cells: Cell[] }>("/risks/matrix", { scope }, signal),
  });

export function useRiskVerbs() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: KEY });
  return {
    move: useMutation({
      mutationFn: ({ risk, status, reason = "" }: { risk: Risk; status: RiskStatus; reason?: string }) =>
        api.post<Risk>(`/risks/${risk.id}/status`, { version: risk.version, status, reason }),
      onSuccess,
    }),
    review: useMutation({
      mutationFn: ({ risk, note, day }: { risk: Risk; note: string; day: string }) =>
        api.post<Risk>(`/risks/${risk.id}/review`, { version: risk.version, note, review_on: day }),
      onSuccess,
    }),
    take: useMutation({
      mutationFn: (risk: Risk) => api.post<Risk>(`/risks/${risk.id}/taking`, { version: risk.version }),
      onSuccess,
    }),
  };
}
