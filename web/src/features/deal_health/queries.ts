// The report and the thresholds of deal health from the server.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { SignalKind } from "@/api/plays";

export interface PeopleLine {
  id: number | null;
  name: string;
  deals: number;
  amount: string;
  watch: number;
  risk: number;
  risk_amount: string;
  kinds: Partial<Record<SignalKind, number>>;
}
export interface People {
  team: { id: number; name: string } | null;
  above: number | null;
  teams: PeopleLine[];
  members: PeopleLine[];
  counted_at: string | null;
}
export interface Threshold {
  kind: SignalKind;
  own: boolean;
  version: number;
  active: boolean;
  days: number;
  percent: number;
  count: number;
  weight: number;
}
export interface Thresholds {
  pipeline: number | null;
  items: Threshold[];
  stages: { name: string; norm_days: number | null; median: number | null; stays: number }[];
  own_pipelines: number[];
}
export interface PipelineName {
  id: number;
  name: string;
}
const KEY = ["figures", "deal health"];

export const usePeople = (team: number | null) =>
  useQuery({
    queryKey: [...KEY, "people", team],
    queryFn: ({ signal }) => api.get<People>("/deal-health/people", team ? { team: String(team) } : undefined, signal),
  });
export const useThresholds = (pipeline: number | null) =>
  useQuery({
    queryKey: [...KEY, "thresholds", pipeline],
    queryFn: ({ signal }) =>
      api.get<Thresholds>("/deal-health/thresholds", pipeline ? { pipeline: String(pipeline) } : undefined, signal),
  });
export const usePipelineNames = () =>
  useQuery({
    queryKey: ["figures", "pipeline names"],
    queryFn: ({ signal }) => api.get<{ items: PipelineName[] }>("/pipelines", undefined, signal),
  });

export function useSaveThresholds() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: KEY });
  return {
    save: useMutation({
      mutationFn: ({ pipeline, items }: { pipeline: number | null; items: Threshold[] }) =>
        api.put<Thresholds>("/deal-health/thresholds", { pipeline, items: items.map(({ own: _, ...item }) => item) }),
      onSuccess,
    }),
    follow: useMutation({
      mutationFn: (pipeline: number) => api.delete<Thresholds>(`/deal-health/thresholds/${pipeline}`),
      onSuccess,
    }),
  };
}
