// Route plans 拜访路线 from the server, for desk and phone. Times are seconds of the day, ways seconds and metres.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";

export const ROUTES = ["figures", "routes"];

export interface Named {
  id: number;
  name: string;
}
export interface Figures {
  seconds: number;
  metres: number;
  waiting: number;
  late: number;
  overtime: number;
  ends: number;
  lunch_at: number | null;
  before_seconds: number;
  before_metres: number;
  before_ends: number;
  before_late: number;
}
export interface Timed {
  arrive: number;
  begin: number;
  leave: number;
  seconds: number;
  metres: number;
  waiting: number;
  late: number;
}
export interface Trial extends Figures {
  stops: (Timed & { customer_id: number })[];
}
export interface Stop extends Record<keyof Timed, number | null> {
  customer_id: number | null;
  name: string | null;
  grade: string;
  address: string;
  latitude: number;
  longitude: number;
  position: number | null;
  given: number;
  done: boolean;
  service: number;
  opens: number;
  closes: number;
  must: boolean;
  value: number;
}
export interface Plan extends Figures {
  id: number;
  version: number;
  day: string;
  status: "proposed" | "accepted" | "replaced";
  by: "own" | "solver" | "hand";
  provider: string;
  member: Named;
  day_from: number;
  day_to: number;
  lunch: number;
  start_name: string;
  start_latitude: number | null;
  start_longitude: number | null;
  returns: boolean;
  accepted_at: string | null;
  cycle_id: number | null;
  stops: Stop[];
}
export interface Start {
  name: string;
  latitude: number;
  longitude: number;
}
export interface Visit {
  customer_id: number;
  name: string;
  grade: string;
  latitude: number;
  longitude: number;
}
export interface Day {
  day: string;
  member: Named;
  workday: boolean;
  can_edit: boolean;
  day_from: number;
  day_to: number;
  visits: Visit[];
  unplaced: Named[];
  hidden: number;
  start: Start | null;
  accepted: Plan | null;
  proposed: Plan | null;
}
export interface Cycle {
  id: number;
  version: number;
  members: Named[];
  starts_on: string;
  weeks: number;
  weekdays: number[];
  shared: boolean;
  status: "waiting" | "done" | "failed";
  accepted_at: string | null;
  figures: null | {
    days: number;
    outlets: number;
    visits: number;
    left_out: number;
    lacking: number;
    uneven: number;
    uneven_people: number;
    seconds: number;
    metres: number;
  };
  days: {
    plan_id: number;
    member: Named;
    day: string;
    status: Plan["status"];
    stops: number;
    seconds: number;
    metres: number;
    ends: number;
  }[];
}
export interface RouteSetup {
  version: number;
  detour: number;
  speed: number;
  lunch: number;
  lunch_from: string;
  lunch_to: string;
  provider: string;
  tiles: { tiles: string; attribution: string };
}
/** [customer, latitude, longitude, 0 not due · 1 due · 2 visited today, class] */
export type Point = [number, number, number, number, string];

export const useRouteDay = (member: number, day: string) =>
  useQuery({
    queryKey: [...ROUTES, "day", member, day],
    queryFn: ({ signal }) => api.get<Day>(`/routes/members/${member}/day`, { day }, signal),
  });

export const useRouteMap = (member: number) =>
  useQuery({
    queryKey: [...ROUTES, "map", member],
    queryFn: ({ signal }) =>
      api.get<{ points: Point[]; more: boolean }>(`/routes/members/${member}/map`, undefined, signal),
  });

export const useRouteSetup = () =>
  useQuery({
    queryKey: [...ROUTES, "setup"],
    queryFn: ({ signal }) => api.get<RouteSetup>("/routes/setup", undefined, signal),
  });

const WAITING = 2_000; // milliseconds between looks at a cycle that is being worked out

export const useCycle = (id: number) =>
  useQuery({
    queryKey: [...ROUTES, "cycle", id],
    queryFn: ({ signal }) => api.get<Cycle>(`/routes/cycles/${id}`, undefined, signal),
    refetchInterval: (query) => (query.state.data?.status === "waiting" ? WAITING : false),
  });

/** A change of routes; what was read of them is read again. */
export function useRouteAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => client.invalidateQueries({ queryKey: ROUTES }) });
}

export const tryOrder = (plan: number, order: number[], signal?: AbortSignal) =>
  api.ask<Trial>(`/routes/plans/${plan}/trial`, { order }, signal);
