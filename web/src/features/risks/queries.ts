// The rules that raise risks, and the settings.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { resourceKey } from "@/api/records";

export const NUMBERS = ["amount", "days", "count", "percent"] as const;
export interface Rule {
  code: string;
  kind: string;
  version: number;
  active: boolean;
  probability: number;
  impact: number | null;
  amount: string | null;
  days: number | null;
  count: number | null;
  percent: number | null;
  found: number;
}
export interface Setup {
  version: number;
  impact_2: string;
  impact_3: string;
  impact_4: string;
  impact_5: string;
  review_days: number;
  tell_days: number | null;
  looked_at: string | null;
}
export interface Rules {
  setup: Setup;
  rules: Rule[];
}

const KEY = ["risk-rules"];
/** While the rules look (`since` is when they last had), the answer is asked for again and again. */
export const useRules = (since: string | null | undefined) =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Rules>("/risk-rules", undefined, signal),
    refetchInterval: (query) =>
      since !== undefined && (query.state.data?.setup.looked_at ?? null) === since ? 1000 : false,
  });

export function useRuleVerbs() {
  const client = useQueryClient();
  return {
    save: useMutation({
      mutationFn: ({ code, kind: _, found: __, ...rule }: Rule) => api.put<Rules>(`/risk-rules/${code}`, rule),
      onSuccess: (rules) => client.setQueryData(KEY, rules),
    }),
    set: useMutation({
      mutationFn: ({ looked_at: _, ...setup }: Setup) => api.put<Setup>("/risk-rules/setup", setup),
      onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
    }),
    look: useMutation({
      mutationFn: () => api.post<null>("/risk-rules/look"),
      onSettled: () => client.invalidateQueries({ queryKey: resourceKey("risk") }),
    }),
  };
}
