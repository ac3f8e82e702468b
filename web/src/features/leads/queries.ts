// A lead's owners and score, and the board, from the server.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { leadPart, type Status } from "@/api/leads";
import type { Ref, Selection } from "@/api/resource";

export const useOwners = (id: number) =>
  useQuery(leadPart<{ items: { at: string; by: string; from: string | null; to: string | null }[] }>(id, "owners"));

export interface Factor {
  feature: string;
  value: string;
  points: number;
  converted: number;
  other: number;
}
export interface Score {
  score: number | null;
  reason: string;
  base: number | null;
  skill: number | null;
  factors: Factor[];
}
export const useScore = (id: number) => useQuery(leadPart<Score>(id, "score"));

export interface BoardCard {
  id: number;
  version: number;
  title: string;
  company: string;
  phone: string;
  score: number | null;
  source: Ref | null;
  owner: Ref | null;
  last_followup_at: string | null;
  next_contact_at: string | null;
  can_edit: boolean;
}
export interface BoardData {
  columns: { status: Status; count: number; capped: boolean; cards: BoardCard[]; next_cursor: string | null }[];
}
export const boardKey = (selection: Selection) => ["resource", "lead", "board", selection] as const;
export const useBoard = (selection: Selection) =>
  useQuery({
    queryKey: boardKey(selection),
    queryFn: ({ signal }) => api.ask<BoardData>("/leads/board", selection, signal),
    placeholderData: keepPreviousData,
  });
export const moreCards = (status: Status, selection: Selection, cursor: string) =>
  api.ask<{ cards: BoardCard[]; next_cursor: string | null }>(`/leads/board/${status}/cards`, { ...selection, cursor });
