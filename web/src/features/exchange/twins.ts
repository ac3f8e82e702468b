// Rows of an import that resemble a record, and what is decided about them.
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Values } from "@/api/resource";
import { jobKey } from "@/features/exchange/queries";
import type { ImportJob } from "@/features/exchange/types";

export type Decision = "add" | "skip" | "update";
export interface TwinRow {
  line: number;
  title: string;
  values: Values;
  /** Null: out of the reader's scope, or an earlier row of the file. */
  twin: { id: number; values: Values } | null;
  other_line: number | null;
  other: Values | null;
  writable: boolean;
  score: number;
  reasons: { code: string; bits: number }[];
  decision: Decision;
}
interface Page {
  items: TwinRow[];
  next_cursor: string | null;
  total: number;
}

const twinsKey = (id: number, step: number) => [...jobKey(id), "twins", step];

export const useTwins = (id: number, step: number, decision: Decision | "") =>
  useInfiniteQuery({
    queryKey: [...twinsKey(id, step), decision],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>(`/imports/${id}/twins`, { step, decision, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor,
  });

export function useTwinDecision(id: number, step: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { decision: Decision; lines: number[] | null }) =>
      api.post<{ twins: ImportJob["twins"] }>(`/imports/${id}/twins`, { step, ...body }),
    onSuccess: ({ twins }) => {
      client.setQueryData<ImportJob>(jobKey(id), (job) => job && { ...job, twins });
      return client.invalidateQueries({ queryKey: twinsKey(id, step) });
    },
  });
}
