// Attainment of a person or team in a period, as the API answers it (amounts in smallest units, rates as shares of 1).
import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Rung } from "@/domain/levels";
import type { Permissions } from "@/domain/permissions";
import type { Unit } from "@/domain/units";

export interface Line {
  key: string;
  name: string;
  target: number;
  actual: number;
  rate: number | null;
  gap: number;
  forecast: number | null;
  per_day: number | null;
  count: number;
  open_count: number;
  weighted: number;
  levels: Rung[];
}
export interface Attainment {
  period: { key: string; start: string; end: string };
  metric_label: { zh: string; en: string };
  unit: Unit;
  less_is_better: boolean;
  /** Open deals stand beside the metric. */
  pipeline: boolean;
  elapsed: number;
  days_left: number;
  node: Line;
  children: Line[];
}

export const useAttainment = (node: string, period: string, metric: string | null = null) =>
  useQuery({
    queryKey: ["figures", "attainment", node, period, metric],
    queryFn: ({ signal }) => api.get<Attainment>("/attainment", { node, period, metric }, signal),
  });

export type Span = "month" | "quarter" | "year";
/** The key of the period that a day is in: 2026-03, 2026Q1, 2026. */
export function periodKey(span: Span, day: string): string {
  const year = day.slice(0, 4);
  if (span === "year") return year;
  return span === "month" ? day.slice(0, 7) : `${year}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
export const percentText = (share: number | null) =>
  share === null ? "–" : `${(share * 100).toFixed(share >= 1 ? 0 : 1)}%`;

/** Whose figures come first: a leader's team, everybody else's own. */
export function homeNode(member: { id: number; team: { id: number } | null }, permissions: Permissions): string {
  const leads =
    member.team !== null &&
    ["team", "below", "all"].includes(String(permissions["target.read"])) &&
    permissions["member.read"] !== "own";
  return leads && member.team ? `team:${member.team.id}` : `member:${member.id}`;
}
