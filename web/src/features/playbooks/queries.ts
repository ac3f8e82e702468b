// Evidence and playbooks of stages from the server.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { BookLine, EvidenceLine } from "@/api/plays";

export interface StageEvidence {
  id: number;
  name: string;
  color: string;
  won: number;
  lost: number;
  lines: EvidenceLine[];
}
export interface EvidencePage {
  pipeline: { id: number; name: string };
  sizes: { low: string; high: string } | null;
  since: string | null;
  worked_at: string | null;
  won: number;
  lost: number;
  options: { size: string[]; source: string[]; industry: string[] };
  stages: StageEvidence[];
}
export interface Book {
  id: number;
  version: number;
  number: number;
  state: "draft" | "published" | "retired";
  aim: string;
  template: { id: number; name: string } | null;
  by_name: string;
  published_at: string | null;
  retired_at: string | null;
  lines: BookLine[];
}
export interface Versions {
  stage: { id: number; name: string };
  items: Book[];
}
export interface Draft {
  version: number;
  aim: string;
  template_id: number | null;
  lines: BookLine[];
}
export type Facets = Record<"size" | "source" | "industry", string>;
const KEY = ["figures", "playbooks"];

export const usePipelineNames = () =>
  useQuery({
    queryKey: ["figures", "pipeline names"],
    queryFn: ({ signal }) => api.get<{ items: { id: number; name: string }[] }>("/pipelines", undefined, signal),
  });
export const useEvidence = (pipeline: number | undefined, facets: Facets) =>
  useQuery({
    queryKey: [...KEY, "evidence", pipeline, facets],
    queryFn: ({ signal }) => api.get<EvidencePage>(`/playbooks/evidence/${pipeline}`, { ...facets }, signal),
    enabled: pipeline !== undefined,
  });
export const useVersions = (stage: number) =>
  useQuery({
    queryKey: [...KEY, "stage", stage],
    queryFn: ({ signal }) => api.get<Versions>(`/playbooks/stages/${stage}`, undefined, signal),
  });
export function useBookVerbs(stage: number) {
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: KEY });
    await client.invalidateQueries({ queryKey: ["resource", "deal", "play"] });
  };
  const at = `/playbooks/stages/${stage}`;
  return {
    save: useMutation({ mutationFn: (draft: Draft) => api.put<Versions>(`${at}/draft`, draft), onSuccess }),
    discard: useMutation({ mutationFn: () => api.delete<Versions>(`${at}/draft`), onSuccess }),
    publish: useMutation({
      mutationFn: (version: number) => api.post<Versions>(`${at}/publication`, { version }),
      onSuccess,
    }),
  };
}
