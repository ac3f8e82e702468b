// Monthly plan reviews 计划与评估 from the server, for desk and phone. Amounts are fen.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";

export const PREDICTIONS = ["won", "slips", "lost"] as const;
export type Prediction = "" | (typeof PREDICTIONS)[number];
export interface ReviewHead {
  id: number;
  number: number;
  status: "draft" | "signed" | "replaced";
  month: string;
  target: number;
  chance_member: number | null;
  chance_manager: number | null;
  member_signed_at: string | null;
  manager_signed_at: string | null;
  manager: string;
}
export interface ReviewPerson {
  id: number;
  name: string;
  team_id: number;
  draft: ReviewHead | null;
  signed: ReviewHead | null;
}
export interface ReviewLine {
  id: number;
  deal_id: number | null;
  name: string;
  prediction: Prediction;
  amount: number;
  close_on: string | null;
  remedy: string;
  was_stage: string;
  was_chance: number;
  was_amount: number;
  was_close: string | null;
  outcome: "won" | "lost" | "slipped" | "open" | "gone";
  kept: boolean | null;
  now_amount: number | null;
  now_close: string | null;
}
export interface Standing {
  day: string;
  target: number;
  won: number;
  promised: number;
  kept: number;
  broken: number;
  open: number;
  visits_planned: number;
  visits_held: number;
}
export interface Review extends ReviewHead {
  version: number;
  won: number;
  visits_week: number;
  member: { id: number; name: string };
  remark_member: string;
  remark_manager: string;
  promised: number;
  lines: ReviewLine[];
  visits: { id: number; day: string; line_id: number | null }[];
  versions: ReviewHead[];
  is_member: boolean;
  can_lead: boolean;
  over: boolean;
  checks: { week: string; figures: Standing; note: string; by_name: string; at: string }[];
}

export const REVIEWS = ["figures", "plan-reviews"];

export const useReviewPeople = (month: string, team: string | null) =>
  useQuery({
    queryKey: [...REVIEWS, "people", month, team],
    queryFn: ({ signal }) =>
      api.get<{ node: { key: string; name: string }; month: string; people: ReviewPerson[]; more: boolean }>(
        "/plan-reviews",
        { month, team },
        signal,
      ),
  });

export const useReview = (id: number) =>
  useQuery({
    queryKey: [...REVIEWS, "one", id],
    queryFn: ({ signal }) => api.get<Review>(`/plan-reviews/${id}`, undefined, signal),
  });

export const useStanding = (id: number, wanted: boolean) =>
  useQuery({
    queryKey: [...REVIEWS, "standing", id],
    queryFn: ({ signal }) => api.get<Standing>(`/plan-reviews/${id}/standing`, undefined, signal),
    enabled: wanted,
  });

/** A change; what the server answers is shown at once. */
export function useReviewAct<T = void, R = unknown>(act: (value: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: REVIEWS }),
  });
}

export interface Draft {
  lines: ReviewLine[];
  visits: { day: string; deal_id: number | null }[];
  visits_week: number;
  chance: number | null;
  remark: string;
}

/** What a draft holds, of one's own side. */
export function draftOf(review: Review): Draft {
  const deals = new Map(review.lines.map((one) => [one.id, one.deal_id]));
  return {
    lines: review.lines,
    visits: review.visits.map((one) => ({
      day: one.day,
      deal_id: one.line_id ? (deals.get(one.line_id) ?? null) : null,
    })),
    visits_week: review.visits_week,
    chance: review.is_member ? review.chance_member : review.chance_manager,
    remark: review.is_member ? review.remark_member : review.remark_manager,
  };
}

export const saveReview = (review: Review, draft: Draft) =>
  api.put<Review>(`/plan-reviews/${review.id}`, {
    version: review.version,
    visits_week: draft.visits_week,
    chance_member: review.is_member ? draft.chance : null,
    chance_manager: review.is_member ? null : draft.chance,
    remark_member: review.is_member ? draft.remark : "",
    remark_manager: review.is_member ? "" : draft.remark,
    lines: draft.lines
      .filter((one) => one.deal_id !== null)
      .map(({ deal_id, prediction, amount, close_on, remedy }) => ({ deal_id, prediction, amount, close_on, remedy })),
    visits: draft.visits,
  });

/** What the predictions come to: those said to be won. */
export const promisedOf = (lines: readonly Pick<ReviewLine, "prediction" | "amount">[]) =>
  lines.reduce((sum, one) => sum + (one.prediction === "won" ? one.amount : 0), 0);

export const mineSigned = (review: Review) =>
  (review.is_member ? review.member_signed_at : review.manager_signed_at) !== null;
