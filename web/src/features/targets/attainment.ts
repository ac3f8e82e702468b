// Attainment from the server: a node, what is under it, amounts in smallest units of the metric.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Condition } from "@/domain/conditions";
import type { Rung } from "@/domain/levels";
import type { Unit } from "@/domain/units";
import { listAddress } from "@/domain/view";

export interface Drill {
  resource: string;
  filter: Condition;
}
/** The list that shows the very records of a figure. */
export const drillTo = (drill: Drill) => listAddress(`/${drill.resource}s`, { scope: "all", filter: drill.filter });

export interface Line {
  key: string;
  kind: "team" | "member";
  id: number;
  name: string;
  target: number;
  actual: number;
  /** Shares of 1; null without a target. */
  rate: number | null;
  gap: number;
  /** What the elapsed share of the target would be by now. */
  due: number;
  time_gap: number | null;
  /** Where the period ends at the pace so far; null before it begins. */
  forecast: number | null;
  /** What is missing for each workday that is left; null when none is. */
  per_day: number | null;
  count: number;
  open_count: number;
  weighted: number;
  /** With the target itself, the easiest first; empty where the target has none. */
  levels: Rung[];
  drill: Drill;
  open_drill: Drill;
}
export interface Attainment {
  period: { key: string; start: string; end: string };
  metric: string;
  metric_label: { zh: string; en: string };
  unit: Unit;
  less_is_better: boolean;
  /** Open deals stand beside the metric. */
  pipeline: boolean;
  elapsed: number;
  days_left: number;
  gazetted: boolean;
  targets: { id: number; name: string; revision: number }[];
  node: Line;
  children: Line[];
}

export const useAttainment = (node: string | null, period: string, metric: string | null = null) =>
  useQuery({
    queryKey: ["figures", "attainment", node, period, metric],
    queryFn: ({ signal }) => api.get<Attainment>("/attainment", { node, period, metric }, signal),
    placeholderData: keepPreviousData,
  });
