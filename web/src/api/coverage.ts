// Coverage cards 七定卡 from the server, for desk and phone; every change of a draft answers with the whole card.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";

export const COVERAGE = ["figures", "coverage"];
export const PARTS = ["person", "region", "outlets", "route", "cycle", "times", "standard"] as const;
export const KINDS = [
  "outside",
  "unplaced",
  "missing",
  "not_owned",
  "lost",
  "no_route",
  "rare",
  "overfull",
  "no_cycle",
  "overdue",
  "capacity",
  "clash",
] as const;
export type Part = (typeof PARTS)[number];
export type Kind = (typeof KINDS)[number];
export type State = "draft" | "planned" | "in_force" | "ended" | "replaced";
export type Grade = "" | "A" | "B" | "C";
export interface Named {
  id: number;
  name: string;
}
export interface Version {
  id: number;
  number: number;
  state: State;
  starts_on: string | null;
  ends_on: string | null;
  why: string;
  by: string;
  at: string | null;
}
export interface MemberSheet {
  member: Named;
  team: Named;
  can_edit: boolean;
  can_export: boolean;
  in_force: number | null;
  planned: number | null;
  draft: number | null;
  customers: number;
  versions: Version[];
  taken_over: (Named & { count: number })[];
}
export interface RouteLine {
  id: number;
  name: string;
  weekdays: number[];
  every_weeks: number;
  phase: number;
  gap: number;
  outlets: number;
  visits: number;
}
export interface Card extends Version {
  version: number;
  member: Named;
  team: Named;
  position: string;
  started_on: string | null;
  deputy: Named | null;
  duties: string;
  territories: Named[];
  cycles: { grade: Grade; own: number | null; company: number | null }[];
  day_from: string | null;
  day_to: string | null;
  minutes: number;
  travel: number;
  visits_day: number | null;
  standard: string;
  steps: string[];
  routes: RouteLine[];
  outlets: number;
  parts: Record<Part, boolean>;
  deviations: { kind: Kind; count: number }[];
  days: number;
  half_days: number;
  per_day: number | null;
  possible: number | null;
  needed: number;
}
export interface OutletLine {
  id: number;
  customer_id: number | null;
  name: string | null;
  grade: Grade;
  place: string;
  address: string;
  owner: string;
  route_id: number | null;
  route: string;
  position: number;
  own_cycle: number | null;
  cycle: number | null;
  minutes: number | null;
  window_from: string | null;
  window_to: string | null;
  last_on: string | null;
  due_on: string | null;
  deviations: { kind: Kind; figure: number | null }[];
}
export interface Day {
  day: string;
  workday: boolean;
  card: number | null;
  routes: Named[];
  stops: OutletLine[];
  steps: string[];
  more: boolean;
}
export interface Missing {
  customer_id: number;
  name: string;
  grade: Grade;
  place: string;
}
/** Which outlets of a card: of one route, of none, with one deviation, by name. */
export interface Wanted {
  route?: number | undefined;
  unrouted?: boolean | undefined;
  kind?: Kind | undefined;
  q?: string | undefined;
}
export const PAGE = 100;

export const clockText = (time: string | null) => time?.slice(0, 5) ?? "";

export const useMemberSheet = (member: number) =>
  useQuery({
    queryKey: [...COVERAGE, "member", member],
    queryFn: ({ signal }) => api.get<MemberSheet>(`/coverage/members/${member}`, undefined, signal),
  });

export const useCard = (id: number | null) =>
  useQuery({
    queryKey: [...COVERAGE, "card", id],
    queryFn: ({ signal }) => api.get<Card>(`/coverage/cards/${id}`, undefined, signal),
    enabled: id !== null,
  });

const usePaged = <T>(name: string, path: string, query: Record<string, string | number | boolean | undefined>) =>
  useInfiniteQuery({
    queryKey: [...COVERAGE, "card", path, name, query],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ rows: T[]; more: boolean }>(path, { ...query, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.more ? pages.length * PAGE : undefined),
  });
export const useOutlets = (card: number, wanted: Wanted) =>
  usePaged<OutletLine>("outlets", `/coverage/cards/${card}/outlets`, { ...wanted });
export const useMissing = (card: number, q: string) =>
  usePaged<Missing>("missing", `/coverage/cards/${card}/missing`, { q });

export const useDay = (member: number | null, day: string) =>
  useQuery({
    queryKey: [...COVERAGE, "day", member, day],
    queryFn: ({ signal }) => api.get<Day>(`/coverage/members/${member}/day`, { day }, signal),
    enabled: member !== null,
  });

/** A change of cards: pages, lists and figures of cards are asked anew. */
export function useCoverageAct<Given, Got = unknown>(act: (given: Given) => Promise<Got>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: COVERAGE }),
        client.invalidateQueries({ queryKey: ["resource", "coverage"] }),
        client.invalidateQueries({ queryKey: ["resource", "coverage_finding"] }),
      ]);
    },
  });
}
