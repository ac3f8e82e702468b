// What it takes for everybody of a team, set for all of them at once, and changes that can be undone. Amounts are fen.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Activity, ActivityNeed, WhatIf } from "@/features/targets/ahead";

export interface CrewMember {
  member: number;
  name: string;
  team: number;
  team_name: string;
  target: number;
  actual: number;
  remaining: number;
  win: number;
  deal: number;
  cycle: number;
  closed: number;
  won: number;
  items: ActivityNeed[];
  now: Partial<Record<Activity, number>>;
  can_save: boolean;
}
export interface Crew {
  pipeline: number;
  period: { key: string; start: string; end: string };
  days: number;
  people: CrewMember[];
}
export interface Change {
  id: number;
  at: string;
  by: string;
  people: number;
  team: string | null;
  starts_on: string;
  ends_on: string;
  undone_at: string | null;
  undone_by: string | null;
  can_undo: boolean;
}
export interface CrewWish {
  team: number;
  starts_on: string;
  ends_on: string;
  people: { member: number; items: { kind: Activity; per_week: number }[] }[];
  asked: WhatIf & { period: string; pipeline: number };
}
export type Typed = Record<string, number>;

const FIGURES = ["figures", "ahead"];
export const KINDS: readonly Activity[] = ["leads", "visits", "calls", "demos", "quotes", "deals"];
export const cellOf = (member: number, kind: Activity) => `${member}:${kind}`;

/** The kinds of work that somebody of the team needs or has. */
export const kindsOf = (people: CrewMember[]) =>
  KINDS.filter((kind) => people.some((one) => one.items.some((item) => item.kind === kind) || one.now[kind]));

/** What is meant a week: as typed, else as worked out; null where neither says anything. */
export const meant = (one: CrewMember, kind: Activity, typed: Typed): number | null =>
  typed[cellOf(one.member, kind)] ?? one.items.find((item) => item.kind === kind)?.per_week ?? null;

/** Who is chosen at first: whose week can be worked out and still has something to reach. */
export const usualChoice = (people: CrewMember[]) =>
  people.filter((one) => one.can_save && one.items.length > 0 && one.remaining > 0).map((one) => one.member);

/** What is sent for those who are chosen; somebody of whom nothing is known is left out. */
export const wishes = (people: CrewMember[], chosen: ReadonlySet<number>, typed: Typed): CrewWish["people"] =>
  people
    .filter((one) => chosen.has(one.member) && one.can_save)
    .map((one) => ({
      member: one.member,
      items: KINDS.flatMap((kind) => {
        const count = meant(one, kind, typed);
        return count === null ? [] : [{ kind, per_week: count }];
      }),
    }))
    .filter((one) => one.items.length > 0);

export const useCrew = (node: string, period: string, pipeline: number | null, asked: WhatIf) =>
  useQuery({
    queryKey: [...FIGURES, "crew", node, period, pipeline, asked],
    queryFn: ({ signal }) => api.get<Crew>("/what-it-takes/people", { node, period, pipeline, ...asked }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });

export const useChanges = (node: string) =>
  useQuery({
    queryKey: [...FIGURES, "changes", node],
    queryFn: ({ signal }) =>
      api.get<{ items: Change[] }>("/activity/changes", { node }, signal).then((answer) => answer.items),
  });

const useRenewed = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: FIGURES });
};

export function useSaveCrew() {
  const renew = useRenewed();
  return useMutation({
    mutationFn: (wish: CrewWish) => api.put<{ id: number; people: number }>("/activity/people", wish),
    onSuccess: renew,
  });
}

export function useUndoChange() {
  const renew = useRenewed();
  return useMutation({
    mutationFn: (change: number) => api.post<{ id: number }>(`/activity/changes/${change}/undo`),
    onSuccess: renew,
  });
}
