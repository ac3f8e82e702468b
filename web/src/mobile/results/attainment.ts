// Attainment of a person or team in a period, as the API answers it (amounts in fen, rates as shares of 1).
import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Permissions } from "@/domain/permissions";

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
}
export interface Attainment {
  period: { key: string; start: string; end: string };
  elapsed: number;
  days_left: number;
  node: Line;
  children: Line[];
}

export const useAttainment = (node: string, period: string) =>
  useQuery({
    queryKey: ["figures", "attainment", node, period],
    queryFn: ({ signal }) => api.get<Attainment>("/attainment", { node, period }, signal),
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
