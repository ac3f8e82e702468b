// Figures of insight from the server; amounts are whole smallest units (fen, visits), rates shares of 1.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, type Query } from "@/api/client";
import type { Condition } from "@/domain/conditions";
import type { Rung } from "@/domain/levels";
import type { Unit } from "@/domain/units";
import { listAddress } from "@/domain/view";

export interface Drill {
  resource: string;
  filter: Condition;
}
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

export interface Month {
  key: string;
  target: number;
  won: number;
  won_count: number;
  open_count: number;
  open_fen: number;
  weighted: number;
  expected: number;
  gap: number;
  won_drill: Drill | null;
  open_drill: Drill | null;
}
interface Pile {
  count: number;
  fen: number;
  weighted: number;
  drill: Drill | null;
}
export interface Forecast {
  year: number;
  node: Node;
  months: Month[];
  overdue: Pile;
  undated: Pile;
}
export const useForecast = (year: string, node: string | null) =>
  useQuery(figures<Forecast>("forecast", { year, node }));

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

export interface Place {
  key: number;
  name: string;
  team: string;
  rank: number;
  previous: number | null;
  change: number | null;
  count: number;
  fen: number;
  drill: Drill | null;
}
export interface Ranking {
  start: string;
  end: string;
  previous_start: string;
  previous_end: string;
  count: number;
  fen: number;
  size: number;
  rows: Place[];
  mine: Place | null;
  metric: { code: string; label: { zh: string; en: string }; unit: Unit };
}
export type RankingAsk = Record<"period" | "date" | "by" | "metric", string> & { zeros: boolean };
export const useRanking = (ask: RankingAsk) => useQuery(figures<Ranking>("leaderboard", { ...ask }));

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
export const useScreen = (metric: string | null) => useQuery(figures<Screen>("leaderboard/screen", { metric }, 60_000));
