// Broadcasts of the leaderboard, and who is not published, from the server.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";

export const CUMULATIVES = ["week", "month", "quarter", "year"] as const;
export const BYS = ["person", "team", "region"] as const;
export interface Named {
  id: number;
  name: string;
}
export interface BoardLine {
  metric: string;
  by: (typeof BYS)[number];
  cumulative: (typeof CUMULATIVES)[number];
}
export interface Plan {
  enabled: boolean;
  morning: string | null;
  evening: string | null;
  workdays_only: boolean;
  boards: BoardLine[];
  own_team: boolean;
  email: boolean;
  robot: boolean;
  sms: boolean;
  top: number;
}
export interface Broadcast extends Plan {
  id: number;
  version: number;
  team: Named | null;
}
export interface Run {
  id: number;
  team: Named | null;
  day: string;
  slot: "morning" | "evening";
  missed: boolean;
  at: string;
  people: number;
  groups: number;
}
export interface Unpublished {
  id: number;
  team: Named | null;
  member: Named | null;
  reason: string;
  at: string;
  by: string;
}
/** Of the company (no team) or of a team; version 0 is new. */
export interface PlanAsk extends Plan {
  team_id: number | null;
  version: number;
}

export const FRESH: Plan = {
  enabled: true,
  morning: "08:30",
  evening: "18:00",
  workdays_only: true,
  boards: [{ metric: "revenue_won", by: "person", cumulative: "month" }],
  own_team: false,
  email: true,
  robot: true,
  sms: false,
  top: 10,
};

/** What of a broadcast can be set. */
export const planOf = ({ id: _id, version: _version, team: _team, ...plan }: Broadcast): Plan => plan;

const KEY = ["broadcasts"];
const HIDDEN = ["unpublished"];

export const useBroadcasts = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) =>
      api.get<{ items: Broadcast[]; runs: Run[]; company: boolean }>("/leaderboard/broadcasts", undefined, signal),
  });
export const useUnpublished = () =>
  useQuery({
    queryKey: HIDDEN,
    queryFn: ({ signal }) => api.get<{ items: Unpublished[] }>("/leaderboard/unpublished", undefined, signal),
  });

export function useBroadcastActs() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: KEY });
  const renew = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: HIDDEN }),
      client.invalidateQueries({ queryKey: ["figures", "leaderboard"] }),
    ]);
  return {
    save: useMutation({ mutationFn: (ask: PlanAsk) => api.put<Broadcast>("/leaderboard/broadcasts", ask), onSuccess }),
    remove: useMutation({ mutationFn: (id: number) => api.delete(`/leaderboard/broadcasts/${id}`), onSuccess }),
    preview: useMutation({
      mutationFn: (ask: PlanAsk) =>
        api.ask<{ own: string; brief: string; group: string }>("/leaderboard/broadcasts/preview", ask),
    }),
    hide: useMutation({
      mutationFn: (who: { member_id?: number; team_id?: number; reason: string }) =>
        api.post("/leaderboard/unpublished", who),
      onSuccess: renew,
    }),
    show: useMutation({ mutationFn: (id: number) => api.delete(`/leaderboard/unpublished/${id}`), onSuccess: renew }),
  };
}
