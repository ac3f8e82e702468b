// Dashboards, and the figures of their tiles: each is asked by the reader, and so within the reader's own reach.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Visibility } from "@/api/resource";
import type { Condition } from "@/domain/conditions";
import type { Tile } from "@/domain/tiles";
import type { Unit } from "@/domain/units";

export interface DashboardLine {
  id: number;
  version: number;
  name: string;
  visibility: Visibility;
  mine: boolean;
  owner: string;
}
export interface Dashboard extends DashboardLine {
  tiles: Tile[];
}
const KEY = ["dashboards"];

export const useDashboards = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) =>
      api.get<{ items: DashboardLine[] }>("/dashboards", undefined, signal).then((found) => found.items),
  });
export const useDashboard = (id: number) =>
  useQuery({
    queryKey: [...KEY, id],
    queryFn: ({ signal }) => api.get<Dashboard>(`/dashboards/${id}`, undefined, signal),
  });

export function useDashboardActs() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: KEY });
  return {
    create: useMutation({
      mutationFn: (draft: { name: string; visibility: Visibility; tiles: Tile[] }) =>
        api.post<Dashboard>("/dashboards", draft),
      onSuccess,
    }),
    save: useMutation({
      mutationFn: ({ id, ...rest }: { id: number; version: number } & Partial<Omit<Dashboard, "id" | "version">>) =>
        api.patch<Dashboard>(`/dashboards/${id}`, rest),
      onSuccess,
    }),
    copy: useMutation({
      mutationFn: ({ id, name }: { id: number; name: string }) =>
        api.post<Dashboard>(`/dashboards/${id}/copy`, { name }),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (id: number) => api.delete(`/dashboards/${id}`), onSuccess }),
  };
}

interface MetricFigure {
  unit: Unit;
  metric_label: { zh: string; en: string };
  elapsed: number;
  less_is_better: boolean;
  node: { name: string; target: number; actual: number; rate: number | null; drill: Drill };
}
interface Drill {
  resource: string;
  filter: Condition;
}
export const useMetricFigure = (metric: string, period: string) =>
  useQuery({
    queryKey: ["figures", "attainment", "tile", metric, period],
    queryFn: ({ signal }) => api.get<MetricFigure>("/attainment", { metric, period }, signal),
  });

interface FunnelFigure {
  bars: { stage: number; name: string; count: number; fen: number; drill: Drill | null }[];
}
export const useFunnelFigure = (pipeline: number | null) =>
  useQuery({
    queryKey: ["figures", "funnel", "tile", pipeline],
    queryFn: ({ signal }) => api.get<FunnelFigure>("/funnel", { mode: "now", pipeline }, signal),
  });

interface ForecastFigure {
  node: {
    name: string;
    target: number;
    won: number;
    commit: number | null;
    weighted: number | null;
    p10: number | null;
    p50: number | null;
    p90: number | null;
    chance: number | null;
  };
}
export const useForecastFigure = (period: string) =>
  useQuery({
    queryKey: ["figures", "outlook", "tile", period],
    queryFn: ({ signal }) => api.get<ForecastFigure>("/outlook", { period }, signal),
  });
