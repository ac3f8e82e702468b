// The cockpit 驾驶舱 from the server, for desk and phone. Amounts are fen, rates shares of 1.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Drill, Gap, GapLine, RemedyKind, Verb } from "@/api/remedies";
import { REMEDIES } from "@/api/remedies";

export const SIGNALS = [
  "stalled",
  "close_past",
  "close_slipped",
  "no_next_step",
  "silent",
  "no_decision_maker",
  "single_contact",
  "amount_changed",
  "competitor",
] as const;
export type Signal = (typeof SIGNALS)[number];

export interface Cockpit {
  gap: Gap;
  numbers: {
    method: "commit" | "weighted" | "statistical";
    amount: number | null;
    low: number | null;
    high: number | null;
    mape: number | null;
    bias: number | null;
    periods: number;
  }[];
  worst: GapLine[];
  /** Behind through all levels; null right above the people, and where no forecast looked at the period. */
  people: { items: (GapLine & { team: string })[]; behind: number; of: number; at: string } | null;
  verbs: Record<Exclude<Verb, "none"> | "of", number>;
  deals: {
    id: number;
    name: string;
    customer: string;
    owner: string;
    owner_id: number | null;
    stage: string;
    fen: number;
    chance: number;
    expected_close: string | null;
    swing: number;
    warnings: Signal[];
  }[];
  remedies: Record<"open" | "late" | "helped" | "no_difference" | "worse" | "unknown", number>;
  items: { id: number; member: string; kind: RemedyKind; note: string; due_on: string; late: boolean }[];
  drill: Drill;
}

export const useCockpit = (node: string | null, period: string) =>
  useQuery({
    queryKey: [...REMEDIES, "cockpit", node, period],
    queryFn: ({ signal }) => api.get<Cockpit>("/cockpit", { node, period }, signal),
    placeholderData: keepPreviousData,
  });
