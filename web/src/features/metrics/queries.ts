// Metrics that people define, from the server.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Condition } from "@/domain/conditions";
import type { Unit } from "@/domain/units";

export const AGGREGATES = ["count", "sum", "distinct", "average"] as const;
export const UNITS = ["fen", "piece", "count", "time", "day", "share"] as const;

/** What is counted. */
export interface Substance {
  resource: string;
  condition: Condition | Record<string, never>;
  aggregate: (typeof AGGREGATES)[number];
  field: string;
  date_field: string;
  unit: (typeof UNITS)[number];
}
export interface Definition extends Substance {
  id: number;
  code: string;
  version: number;
  name_zh: string;
  name_en: string;
  definition: string;
  less_is_better: boolean;
  archived_at: string | null;
}
export type Draft = Omit<Definition, "id" | "version" | "archived_at">;
export interface Preview {
  month: string;
  count: number;
  value: number;
  unit: Unit;
  drill: { resource: string; filter: Condition };
}

const KEY = ["metrics", "defined"];
export const useDefinitions = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<{ items: Definition[]; resources: string[] }>("/metrics", undefined, signal),
  });

export function useDefinitionChange() {
  const client = useQueryClient();
  const done = { onSuccess: () => client.invalidateQueries({ queryKey: ["metrics"] }) };
  return {
    create: useMutation({ mutationFn: (draft: Draft) => api.post<Definition>("/metrics", draft), ...done }),
    update: useMutation({
      mutationFn: ({ id, code: _, ...rest }: Draft & { id: number; version: number }) =>
        api.patch<Definition>(`/metrics/${id}`, rest),
      ...done,
    }),
    archive: useMutation({
      mutationFn: ({ id, archived }: { id: number; archived: boolean }) =>
        api.post<Definition>(`/metrics/${id}/archiving`, { archived }),
      ...done,
    }),
    preview: useMutation({ mutationFn: (asked: Substance) => api.post<Preview>("/metrics/preview", asked) }),
  };
}
