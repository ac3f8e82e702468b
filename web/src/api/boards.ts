// Leaderboards as desk and phone read them.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Condition } from "@/domain/conditions";
import type { Unit } from "@/domain/units";

export interface Drill {
  resource: string;
  filter: Condition;
}
export interface Place {
  key: number;
  name: string;
  team: string;
  rank: number;
  previous: number | null;
  change: number | null;
  /** What is missing to the place above; null for the first. */
  gap: number | null;
  count: number;
  fen: number;
  drill: Drill | null;
}
export interface Ranking {
  start: string;
  end: string;
  previous_start: string;
  previous_end: string;
  count: number;
  /** Null where values do not add up. */
  fen: number | null;
  size: number;
  rows: Place[];
  mine: Place | null;
  metric: { code: string; label: { zh: string; en: string }; unit: Unit };
  /** The reader is one of those who are not published. */
  hidden: boolean;
}
export interface RankingAsk {
  period: string;
  by: string;
  metric: string;
  date?: string;
  zeros?: boolean;
  limit?: number;
}

export const useRanking = (ask: RankingAsk) =>
  useQuery({
    queryKey: ["figures", "leaderboard", ask],
    queryFn: ({ signal }) => api.get<Ranking>("/leaderboard", { ...ask }, signal),
    placeholderData: keepPreviousData,
  });
