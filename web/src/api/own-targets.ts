// One's own targets: the months, why, and what one says to them. For desk and phone; amounts are whole fen.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Level } from "@/domain/levels";
import type { Unit } from "@/domain/units";

export type ConsentState = "silent" | "changed" | "confirmed" | "countered" | "accepted" | "kept";
export interface Said {
  id: number;
  kind: "confirm" | "counter" | "offer";
  amount: number;
  months: number[] | null;
  comment: string;
  at: string;
  answer: "" | "accepted" | "kept" | "middle" | "own" | "withdrawn";
  answer_comment: string;
  settled: number | null;
  settled_in: number | null;
  answered_by: string;
  answered_at: string | null;
}
export interface Talk extends Said {
  revision: number;
}
export interface OwnTarget {
  target: { id: number; name: string; metric: string; year: number; status: string; revision: number; unit: Unit };
  team: { id: number; name: string };
  amount: number;
  months: number[];
  /** Beside the target itself, with what they come to for this person. */
  levels: Level[];
  asked: "offer" | "confirm";
  until: string | null;
  state: ConsentState;
  response: Said | null;
  why: {
    record: number;
    record_start: string;
    record_end: string;
    record_months: number[];
    growth: number | null;
    posts: number;
    origins: { kind: string; at: string; by: string; version: number }[];
  };
}
export interface Saying {
  target: number;
  team: number;
  kind: Said["kind"];
  amount?: number;
  months?: number[];
  comment?: string;
}

const KEY = ["figures", "targets", "mine"];
export const useOwnTargets = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) =>
      api.get<{ items: OwnTarget[] }>("/targets/mine", undefined, signal).then((one) => one.items),
  });

/** Everything that was said about a line, newest first. */
export const useTalks = (target: number, team: number, member: number) =>
  useQuery({
    queryKey: ["figures", "targets", "said", target, team, member],
    queryFn: ({ signal }) =>
      api
        .get<{ items: Talk[] }>(`/targets/${target}/teams/${team}/people/${member}/said`, undefined, signal)
        .then((one) => one.items),
  });

export function useSay() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ target, ...body }: Saying) => api.post<Said>(`/targets/${target}/responses`, body),
    onSuccess: () => client.invalidateQueries({ queryKey: ["figures", "targets"] }),
  });
}

/** What still waits for this person: an offer that was not made, a target that was not agreed to. */
export const waits = (one: OwnTarget): boolean =>
  one.asked === "offer" ? one.response === null : ["silent", "changed", "kept"].includes(one.state);

/** What one compares the months of an answer with: the target as it is, or (offering blind) the own record. */
export const besideOf = (one: OwnTarget): { what: "besideTarget" | "besideRecord"; months: number[] } =>
  one.asked === "confirm"
    ? { what: "besideTarget", months: one.months }
    : { what: "besideRecord", months: one.why.record_months };
