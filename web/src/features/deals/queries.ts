// Pipelines, the board and one deal from the server; verbs on a deal.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRenew } from "@/api/records";
import type { Ref, Selection } from "@/api/resource";

export interface Stage {
  id: number;
  name: string;
  position: number;
  probability: number;
  color: string;
  norm_days: number | null;
  version: number;
  archived: boolean;
}
export interface Pipeline {
  id: number;
  name: string;
  position: number;
  version: number;
  archived: boolean;
  stages: Stage[];
}
export interface Reason {
  id: number;
  kind: "won" | "lost" | "abandoned";
  name: string;
  position: number;
  archived: boolean;
}

export const usePipelines = (archived = false) =>
  useQuery({
    queryKey: ["pipelines", archived],
    queryFn: ({ signal }) =>
      api.get<{ items: Pipeline[] }>("/pipelines", { archived }, signal).then((answer) => answer.items),
    staleTime: 5 * 60_000,
  });
export const useReasons = (archived = false) =>
  useQuery({
    queryKey: ["close-reasons", archived],
    queryFn: ({ signal }) =>
      api.get<{ items: Reason[] }>("/close-reasons", { archived }, signal).then((answer) => answer.items),
    staleTime: 5 * 60_000,
  });

export interface BoardCard {
  id: number;
  version: number;
  title: string;
  customer: Ref | null;
  owner: Ref | null;
  amount: string;
  probability: number;
  expected_close: string | null;
  days_in_stage: number;
  norm_days: number | null;
  next_step: string;
  next_contact_at: string | null;
  can_edit: boolean;
  health: { level: "risk" | "watch" | "good"; score: number } | null;
}
export interface BoardColumnData {
  stage: Pick<Stage, "id" | "name" | "color" | "probability" | "norm_days">;
  count: number;
  amount: string;
  weighted: string;
  cards: BoardCard[];
  next_cursor: string | null;
}
export interface BoardData {
  pipeline: Ref;
  columns: BoardColumnData[];
}

export const boardKey = (pipeline: number | null, selection: Selection) =>
  ["resource", "deal", "board", pipeline, selection] as const;
export const useBoard = (pipeline: number | null, selection: Selection) =>
  useQuery({
    queryKey: boardKey(pipeline, selection),
    queryFn: ({ signal }) => api.ask<BoardData>("/deals/board", { pipeline, ...selection }, signal),
    placeholderData: keepPreviousData,
  });
export const moreCards = (stage: number, selection: Selection, cursor: string) =>
  api.ask<{ cards: BoardCard[]; next_cursor: string | null }>(`/deals/board/${stage}/cards`, { ...selection, cursor });

export interface State {
  id: number;
  version: number;
  status: string;
  stage_id: number;
  /** What the gates asked for and did not find, where that only warns. */
  warnings: { text: string }[];
}
export interface Closing {
  version?: number;
  closed_on?: string | null;
  reason_id?: number | null;
  note?: string;
  competitor?: string | null;
  amount?: string | null;
  /** Why it may be won though a gate asks for more. */
  override?: string;
}
export type Outcome = "win" | "lose" | "abandon";

export function useDealVerbs(id: number) {
  const renew = useRenew();
  const onSuccess = () => renew("deal", "customer");
  return {
    move: useMutation({
      mutationFn: (body: { stage_id: number; version?: number; override?: string }) =>
        api.post<State>(`/deals/${id}/stage`, body),
      onSuccess: () => renew("deal", "customer", "task"),
    }),
    close: useMutation({
      mutationFn: ({ outcome, ...body }: Closing & { outcome: Outcome }) =>
        api.post<State>(`/deals/${id}/${outcome}`, body),
      onSuccess,
    }),
    reopen: useMutation({
      mutationFn: (version: number) => api.post<State>(`/deals/${id}/reopen`, { version }),
      onSuccess,
    }),
  };
}

export interface HeadStage {
  id: number;
  name: string;
  color: string;
  probability: number;
  norm_days: number | null;
  archived: boolean;
  current: boolean;
  days: number | null;
}
export interface Head {
  id: number;
  name: string;
  version: number;
  can_edit: boolean;
  status: "open" | "won" | "lost" | "abandoned";
  customer: Ref | null;
  owner: Ref | null;
  pipeline: Ref;
  amount: string;
  weighted: string;
  probability: number;
  expected_close: string | null;
  closed_on: string | null;
  days_in_stage: number | null;
  age_days: number | null;
  days_since_followup: number | null;
  next_step: string;
  next_contact_at: string | null;
  next_contact_overdue: boolean;
  stages: HeadStage[];
  tabs: { lines: number; team: number; followups: number };
}
const part = <T>(id: number, name: string) => ({
  queryKey: ["resource", "deal", name, id],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<T>(`/deals/${id}/${name}`, undefined, signal),
});
export const useHead = (id: number) => useQuery(part<Head>(id, "summary"));

export interface Stay {
  stage: Ref;
  color: string;
  entered_at: string;
  left_at: string | null;
  days: number;
  norm_days: number | null;
  by: string | null;
}
export const useStays = (id: number) => useQuery(part<{ items: Stay[] }>(id, "stages"));

export interface DealLine {
  product: Ref;
  unit: string;
  list_price: string | null;
  quantity: string;
  price: string;
  amount: string;
}
export interface Lines {
  version: number;
  amount: string;
  items: DealLine[];
}
export const useLines = (id: number) => useQuery(part<Lines>(id, "lines"));
export function useSaveLines(id: number) {
  const renew = useRenew();
  return useMutation({
    mutationFn: (body: { version: number; lines: { product_id: number; quantity: string; price: string }[] }) =>
      api.put<Lines>(`/deals/${id}/lines`, body),
    onSuccess: () => renew("deal"),
  });
}

export interface TeamMember {
  member: Ref;
  role: "owner" | "presales" | "delivery" | "partner" | "support";
  can_edit: boolean;
  /** Share in the success, percent. */
  credit: string;
  until: string | null;
  expired: boolean;
}
export const useTeam = (id: number) => useQuery(part<{ items: TeamMember[] }>(id, "team"));
export function useTeamChange(id: number) {
  const renew = useRenew();
  const onSuccess = () => renew("deal");
  return {
    add: useMutation({
      mutationFn: (body: { member_id: number; role: string; can_edit: boolean; until: string | null }) =>
        api.post(`/deals/${id}/team`, body),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (member: number) => api.delete(`/deals/${id}/team/${member}`), onSuccess }),
    split: useMutation({
      mutationFn: (shares: { member_id: number; percent: string }[]) => api.put(`/deals/${id}/credit`, { shares }),
      onSuccess,
    }),
  };
}

/** Settings of pipelines: every change answers quickly and renews what shows stages. */
export function usePipelineChange() {
  const client = useQueryClient();
  const renew = useRenew();
  return useMutation({
    mutationFn: ({ method, path, body }: { method: "post" | "patch" | "put"; path: string; body: unknown }) =>
      api[method](path, body),
    onSuccess: async () => {
      await Promise.all(
        ["pipelines", "close-reasons", "spec"].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
      await renew("deal");
    },
  });
}
