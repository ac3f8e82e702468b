// What went through the funnel, what changed the pipeline, and what people did; amounts are fen, rates shares of 1.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, type Query } from "@/api/client";
import type { Condition } from "@/domain/conditions";
import type { Pile } from "@/domain/waterfall";

export interface Opening {
  resource: string;
  filter: Condition;
}
interface Node {
  key: string;
  kind: "team" | "member";
  id: number;
  name: string;
}
export const ENTERED = ["new", "forward", "back", "reopened", "moved_in"] as const;
export type Entered = (typeof ENTERED)[number];
export type Left = "passed" | "won" | "lost" | "abandoned" | "returned" | "moved_out";
export type Closed = "won" | "lost" | "abandoned";

export interface StageFlow {
  stage: number;
  name: string;
  color: string;
  position: number;
  probability: number;
  norm_days: number | null;
  start: Pile;
  end: Pile;
  entered: Record<Entered, Pile>;
  left: Record<Left, Pile>;
  skipped: Pile;
  conversion: number | null;
  stays: number;
  median: number | null;
  p90: number | null;
}
export interface Flow {
  mode: "period" | "cohort";
  first: string;
  last: string;
  pipeline: number;
  pipeline_name: string;
  node: Node;
  stages: StageFlow[];
  new: Pile;
  closed: Record<Closed, Pile>;
  open: Pile;
  win_rate: number | null;
  average: number | null;
  velocity: number | null;
  cycle: number | null;
  cycle_mean: number | null;
  /** Lengths of stays and the cycle are read from one deal of so many. */
  share: number;
  leads: {
    leads: number;
    contacted: number;
    qualified: number;
    converted: number;
    deals: number;
    conversion: number | null;
    drill: Opening;
  } | null;
  opens: boolean;
}
export interface Waterfall {
  first: string;
  last: string;
  node: Node;
  start: Pile;
  blocks: Record<string, Pile>;
  end: Pile;
  opens: boolean;
}
/** Whose deals, of which pipeline, source and product, in which days. */
export interface Selection {
  first: string;
  last: string;
  node: string | null;
  pipeline: string | null;
  source: string | null;
  product: string | null;
}
export interface Change {
  id: number;
  name: string;
  customer: string | null;
  owner: string | null;
  at: string;
  was_status: string | null;
  status: "open" | Closed;
  was_stage: string | null;
  stage: string;
  was_fen: number | null;
  fen: number;
  was_expected: string | null;
  expected: string | null;
}

const figures = <T>(name: string, query: Query) => ({
  queryKey: ["figures", name, query],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<T>(`/${name}`, query, signal),
  placeholderData: keepPreviousData,
});
export const useFlow = (mode: Flow["mode"], chosen: Selection) => useQuery(figures<Flow>("flow", { mode, ...chosen }));
export const useWaterfall = (chosen: Selection, due: boolean) =>
  useQuery(figures<Waterfall>("flow/waterfall", { due, ...chosen }));
export const useBehind = (figure: string, chosen: Selection, due: boolean) =>
  useQuery({
    ...figures<{ count: number; out_of_reach: number; latest: boolean; items: Change[] }>("flow/behind", {
      figure,
      due,
      ...chosen,
    }),
    placeholderData: undefined,
  });

export interface Peers {
  people: number;
  p25: number;
  median: number;
  p75: number;
}
export interface BehaviourFigure {
  value: number;
  before: number;
  standing: "low" | "middle" | "high" | null;
  drill: Opening | null;
}
export interface BehaviourRate {
  part: number;
  whole: number;
  part_before: number;
  whole_before: number;
  standing: BehaviourFigure["standing"];
  drill: Opening | null;
}
export interface BehaviourLine {
  key: string;
  name: string;
  team: string;
  people: number;
  figures: BehaviourFigure[];
  rates: BehaviourRate[];
}
interface Label {
  zh: string;
  en: string;
}
export interface Behaviour {
  period: string;
  node: Node;
  metrics: { code: string; label: Label; definition: Label }[];
  rates: { code: string; label: Label; definition: Label }[];
  before_start: string;
  before_end: string;
  total: BehaviourLine;
  lines: BehaviourLine[];
  peers: (Peers | null)[];
  rate_peers: (Peers | null)[];
}
/** "87%", or a dash where nothing was asked for. */
export const shareText = (part: number, whole: number) => (whole > 0 ? `${Math.round((part / whole) * 100)}%` : "–");
export interface BehaviourMonth {
  key: string;
  value: number;
  peers: Peers | null;
}
export const useBehaviour = (period: string, node: string | null) =>
  useQuery(figures<Behaviour>("behaviour", { period, node }));
export const useBehaviourTrend = (metric: string, node: string | null) =>
  useQuery({
    ...figures<{ metric: string; months: BehaviourMonth[] }>("behaviour/trend", { metric, node }),
    enabled: metric !== "",
  });
