// Figures of insight from the server; amounts are whole smallest units (fen, visits), rates shares of 1.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Drill, Ranking } from "@/api/boards";
import { api, type Query } from "@/api/client";
import type { Rung } from "@/domain/levels";
import { listAddress } from "@/domain/view";

/** The list that shows the very records of a figure. */
export const drillTo = (drill: Drill | null | undefined) =>
  drill ? listAddress(`/${drill.resource}s`, { scope: "all", filter: drill.filter }) : undefined;

export interface Node {
  key: string;
  kind: "team" | "member";
  id: number;
  name: string;
}
const figures = <T>(name: string, query: Query, refresh?: number) => ({
  queryKey: ["figures", name, query],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<T>(`/${name}`, query, signal),
  placeholderData: keepPreviousData,
  ...(refresh ? { refetchInterval: refresh } : {}),
});

export interface Line extends Node {
  target: number;
  actual: number;
  rate: number | null;
  gap: number;
  due: number;
  time_gap: number | null;
  count: number;
  open_count: number;
  weighted: number;
  levels: Rung[];
  drill: Drill;
  open_drill: Drill;
}
export interface Item {
  resource: string;
  id: number;
  name: string;
  at: string | null;
  fen: number | null;
  owner: string | null;
  path: string;
}
export interface Listing {
  count: number;
  capped: boolean;
  items: Item[];
  drills: Drill[];
}
export interface OpenStage {
  stage: number;
  name: string;
  pipeline: string;
  color: string;
  count: number;
  fen: number;
  weighted: number;
  drill: Drill;
}
export interface Workbench {
  node: Node;
  month_key: string;
  month: Line;
  month_elapsed: number;
  year: {
    target: number;
    actual: number;
    rate: number | null;
    gap: number;
    due: number;
    time_gap: number | null;
    elapsed: number;
  };
  behind: Line[];
  stages: OpenStage[];
  overdue: Listing;
  today: Listing;
  forgotten: Listing;
  risky: Listing;
}
export const useWorkbench = (node: string | null) => useQuery(figures<Workbench>("workbench", { node }));

export interface Bar {
  stage: number;
  name: string;
  color: string;
  position: number;
  probability: number;
  norm_days: number | null;
  count: number;
  fen: number;
  weighted: number | null;
  conversion: number | null;
  reach: number | null;
  dwell_days: number | null;
  stays: number | null;
  drill: Drill | null;
}
export interface Funnel {
  mode: "now" | "cohort";
  period: string | null;
  pipeline: { id: number; name: string };
  node: Node;
  bars: Bar[];
  totals: { status: string; count: number; fen: number; drill: Drill | null }[];
  count: number;
  fen: number;
  win_rate: number | null;
  average: number | null;
  cycle_days: number | null;
}
/** Open deals by stage: now, or with a day, source or product as they were at the end of that day. */
export type FunnelAsk = Record<"pipeline" | "node" | "at" | "source" | "product", string | null>;
export const useFunnel = (ask: FunnelAsk) => useQuery(figures<Funnel>("funnel", { ...ask }));

export interface Pipeline {
  id: number;
  name: string;
}
export const usePipelineNames = () =>
  useQuery({
    queryKey: ["pipelines", false],
    queryFn: ({ signal }) =>
      api.get<{ items: Pipeline[] }>("/pipelines", { archived: false }, signal).then((answer) => answer.items),
    staleTime: 5 * 60_000,
  });

export interface Team {
  id: number;
  name: string;
  parent_id: number | null;
}

export interface Screen {
  today: Ranking;
  month: Ranking;
  year: Ranking;
  teams: Ranking;
  wins: { id: number; owner: string; team: string; fen: number; closed_on: string }[];
  target: number;
  actual: number;
  levels: Rung[];
  elapsed: number;
  metric: Ranking["metric"];
}
const LOOK = 5_000;

/** The screen is read anew when the pulse, a few bytes asked every few seconds, says so; and every minute for the time. */
export function useScreen(metric: string | null) {
  const pulse = useQuery({
    queryKey: ["figures", "leaderboard/pulse", metric],
    queryFn: ({ signal }) => api.get<{ stamp: string }>("/leaderboard/pulse", metric ? { metric } : {}, signal),
    refetchInterval: LOOK,
    refetchIntervalInBackground: true,
  });
  const stamp = pulse.data?.stamp;
  return useQuery({
    queryKey: ["figures", "leaderboard/screen", metric, stamp],
    queryFn: ({ signal }) => api.get<Screen>("/leaderboard/screen", metric ? { metric } : {}, signal),
    enabled: pulse.isFetched,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    refetchIntervalInBackground: true,
  });
}
