// How far a node is in every metric that it has a published target in; revenue first. For desk and phone.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Condition } from "@/domain/conditions";
import type { Rung } from "@/domain/levels";
import type { Unit } from "@/domain/units";

export interface Followed {
  metric: { code: string; label: { zh: string; en: string }; unit: Unit; less_is_better: boolean };
  pipeline: boolean;
  line: {
    key: string;
    target: number;
    actual: number;
    rate: number | null;
    gap: number;
    per_day: number | null;
    count: number;
    levels: Rung[];
    drill: { resource: string; filter: Condition };
  };
}
export interface AllFollowed {
  period: { key: string };
  elapsed: number;
  days_left: number;
  items: Followed[];
}

export const useFollowed = (node: string | null, period: string, enabled = true) =>
  useQuery({
    queryKey: ["figures", "attainment", "metrics", node, period],
    queryFn: ({ signal }) => api.get<AllFollowed>("/attainment/metrics", { node, period }, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
