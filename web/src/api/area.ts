// Outlets on the map by person, team, territory and route, from the server.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { ROUTES } from "@/api/routes";
import type { AreaPoint } from "@/domain/area";

export const PERIODS = ["week", "month", "quarter"] as const;
export type AreaPeriod = (typeof PERIODS)[number];
export const NAMED = ["owner", "team", "territory", "route"] as const;

export interface Area {
  points: AreaPoint[];
  more: boolean;
  unplaced: number;
  since: string;
  names: Record<(typeof NAMED)[number], Record<string, string>>;
}
export interface AreaOutlet {
  customer_id: number;
  name: string;
  grade: string;
  owner: string;
  place: string;
  last_on: string | null;
  due_on: string | null;
  state: "none" | "due" | "overdue";
  made: number;
  wanted: number;
}
export interface AreaAsked {
  period: AreaPeriod;
  team: number | undefined;
  member: number | undefined;
  territory: number | undefined;
}

export const useArea = (asked: AreaAsked) =>
  useQuery({
    queryKey: [...ROUTES, "area", asked],
    queryFn: ({ signal }) => api.get<Area>("/routes/area", { ...asked }, signal),
  });

const PAGE = 50; // outlets of one question

/** Outlets by name, page by page, in the order of the ids. */
export const useAreaOutlets = (ids: readonly number[], period: AreaPeriod) =>
  useInfiniteQuery({
    queryKey: [...ROUTES, "area", "outlets", period, ids],
    queryFn: ({ signal, pageParam }) =>
      api.ask<AreaOutlet[]>("/routes/area/outlets", { ids: ids.slice(pageParam, pageParam + PAGE), period }, signal),
    initialPageParam: 0,
    getNextPageParam: (_, __, from) => (from + PAGE < ids.length ? from + PAGE : undefined),
    enabled: ids.length > 0,
  });
