// Handovers from the server, for desk and phone; every verb answers with the whole handover.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Label, Ref } from "@/api/resource";

export const HANDOVERS = ["resource", "handover"];
export const KINDS = ["leaving", "moving", "leave"] as const;
export const METHODS = ["one", "balance", "load", "grade", "territory", "by_hand"] as const;
export type HandoverKind = (typeof KINDS)[number];
export type Method = (typeof METHODS)[number];
export type HandoverStatus = "draft" | "submitted" | "done" | "undone" | "ended" | "cancelled";

export interface Rule {
  method: Method;
  people: number[];
  groups: Record<string, number>;
  follow: boolean;
}
export interface Group {
  key: string;
  label: string;
  count: number;
}
export interface Part {
  kind: string;
  label: Label;
  count: number;
  assigned: number;
  chosen: number;
  planned: number;
  noted: number;
  /** How many have the whole checklist done. */
  checked: number;
  amount: string;
  rule: Rule | null;
  territories: Group[];
  grades: Group[];
}
/** What hangs on the giver besides; `ends` when the handover settles it. */
export interface Duty {
  name: string;
  label: Label;
  ends: boolean;
  holds: { title: string; path: string; hint: string }[];
}
export interface Receiver {
  id: number;
  name: string;
  team: string;
  counts: Record<string, number>;
  amount: string;
  held: Record<string, number>;
  signed_at: string | null;
}
export interface Handover {
  id: number;
  version: number;
  kind: HandoverKind;
  status: HandoverStatus;
  giver: { id: number; name: string; team: string };
  until: string | null;
  note: string;
  checklist: string[];
  created_by: string;
  created_at: string;
  submitted_at: string | null;
  signed_at: string | null;
  signed_by: string;
  done_at: string | null;
  undone_at: string | null;
  undo_until: string | null;
  result: Record<string, Record<string, number>>;
  heir: Ref | null;
  duties: Duty[];
  parts: Part[];
  receivers: Receiver[];
  can: Record<
    | "plan"
    | "annotate"
    | "submit"
    | "withdraw"
    | "cancel"
    | "sign_giver"
    | "sign_receiver"
    | "commit"
    | "undo"
    | "export",
    boolean
  >;
}
export interface Item {
  id: number;
  record_id: number | null;
  title: string | null;
  hint: string;
  contact: string;
  grade: string;
  amount: string | null;
  last_contact: string | null;
  planned: boolean;
  to: Ref | null;
  chosen: boolean;
  note: string;
  checked: number[];
  state: "planned" | "moved" | "stayed" | "back" | "changed";
}
export interface Waiting {
  id: number;
  kind: HandoverKind;
  giver: string;
  until: string | null;
  submitted_at: string | null;
}
export interface Plan {
  version: number;
  rules: Record<string, Rule>;
  until: string | null;
  note: string;
  checklist: string[];
  heir_id: number | null;
}
export type ItemSort = "" | "amount" | "last_contact" | "grade";
/** Which rows of a kind; what is left out narrows nothing. */
export interface ItemsWhere {
  kind: string;
  to?: number | undefined;
  open_only?: boolean | undefined;
  unchecked?: boolean | undefined;
  q?: string | undefined;
  grade?: string | undefined;
  territory?: string | undefined;
}
export interface ItemsAsked extends ItemsWhere {
  sort?: ItemSort | undefined;
  page?: number | undefined;
  limit?: number | undefined;
}
/** Rows by id, or all that a list finds. */
export type Several = { item_ids: number[] } | { where: ItemsWhere };
export type DueWhy = "left" | "leaving" | "away";
export interface Due {
  id: number;
  name: string;
  team: string;
  why: DueWhy;
  on: string;
  until: string | null;
  counts: Record<string, number>;
}

export const useHandover = (id: number) =>
  useQuery({
    queryKey: [...HANDOVERS, "page", id],
    queryFn: ({ signal }) => api.get<Handover>(`/handovers/${id}`, undefined, signal),
  });
export const useHandoverItems = (id: number, asked: ItemsAsked) =>
  useQuery({
    queryKey: [...HANDOVERS, "items", id, asked],
    queryFn: ({ signal }) => api.get<{ rows: Item[]; count: number }>(`/handovers/${id}/items`, { ...asked }, signal),
    placeholderData: keepPreviousData,
  });
export const useDue = (enabled: boolean) =>
  useQuery({
    queryKey: [...HANDOVERS, "due"],
    queryFn: ({ signal }) =>
      api.get<{ items: Due[] }>("/handovers/due", undefined, signal).then((answer) => answer.items),
    enabled,
  });
export const useWaiting = () =>
  useQuery({
    queryKey: [...HANDOVERS, "waiting"],
    queryFn: ({ signal }) =>
      api.get<{ items: Waiting[] }>("/handovers/waiting", undefined, signal).then((answer) => answer.items),
  });

export interface Began {
  member_id: number;
  kind: HandoverKind;
  until: string | null;
  note: string;
}
export type Verb = "submit" | "withdraw" | "cancel" | "commit" | "undo";

/** Everything that changes a handover. What went over concerns all lists, so everything is asked anew. */
export function useHandoverVerbs() {
  const client = useQueryClient();
  const store = async (page: Handover) => {
    client.setQueryData([...HANDOVERS, "page", page.id], page);
    await client.invalidateQueries({ queryKey: HANDOVERS, predicate: (query) => query.queryKey[2] !== "page" });
  };
  const all = async (page: Handover) => {
    await store(page);
    await client.invalidateQueries({ queryKey: ["resource"] });
  };
  return {
    begin: useMutation({ mutationFn: (body: Began) => api.post<Handover>("/handovers", body), onSuccess: store }),
    plan: useMutation({
      mutationFn: ({ id, ...body }: Plan & { id: number }) => api.put<Handover>(`/handovers/${id}`, body),
      onSuccess: store,
    }),
    choose: useMutation({
      mutationFn: ({ id, ...body }: { id: number; to_id: number | null } & Several) =>
        api.post<Handover>(`/handovers/${id}/items`, body),
      onSuccess: store,
    }),
    tick: useMutation({
      mutationFn: ({ id, ...body }: { id: number; line: number; done: boolean } & Several) =>
        api.post<Handover>(`/handovers/${id}/ticks`, body),
      onSuccess: store,
    }),
    annotate: useMutation({
      mutationFn: ({ id, item, ...body }: { id: number; item: number; note?: string; checked?: number[] }) =>
        api.patch<Handover>(`/handovers/${id}/items/${item}`, body),
      onSuccess: store,
    }),
    sign: useMutation({
      mutationFn: (id: number) => api.post<Handover>(`/handovers/${id}/sign`, {}),
      onSuccess: store,
    }),
    act: useMutation({
      mutationFn: ({ page, verb }: { page: Handover; verb: Verb }) =>
        api.post<Handover>(`/handovers/${page.id}/${verb}`, { version: page.version }),
      onSuccess: all,
    }),
  };
}
