// Metrics: what comes with the product, and what people defined.
import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Unit } from "@/domain/units";

export interface Metric {
  code: string;
  label: { zh: string; en: string };
  definition: { zh: string; en: string };
  unit: Unit;
  less_is_better: boolean;
  resource: string;
  date_field: string;
  additive: boolean;
}

export const useMetrics = () =>
  useQuery({
    queryKey: ["metrics"],
    queryFn: ({ signal }) =>
      api.get<{ items: Metric[] }>("/targets/metrics", undefined, signal).then((answer) => answer.items),
    staleTime: 5 * 60_000,
  });
