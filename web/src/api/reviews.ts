// Monthly plan reviews 计划与评估 from the server, for desk and phone. Amounts are fen.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useRows } from "@/api/records";

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

export interface ReviewPeople {
  node: { key: string; name: string };
  month: string;
  people: ReviewPerson[];
  /** Of all, also of those that are not listed. */
  counts: { signed: number; draft: number; none: number };
  more: boolean;
}
/** Of a node, or those of a name among them. */
export const useReviewPeople = (month: string, node: string | null, q = "") =>
  useQuery({
    queryKey: [...REVIEWS, "people", month, node, q],
    queryFn: ({ signal }) => api.get<ReviewPeople>("/plan-reviews", { month, node, q: q || null }, signal),
    placeholderData: keepPreviousData,
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

/** A change; figures are asked for again, also when it failed: part of it may have been done. */
export function useReviewAct<T = void, R = unknown>(act: (value: T) => Promise<R>, onError?: (error: Error) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    ...(onError ? { onError } : {}),
    onSettled: () => client.invalidateQueries({ queryKey: REVIEWS }),
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

/** Who may work on it and sign. */
export const canEdit = (review: Review) => review.status === "draft" && (review.is_member || review.can_lead);
export const canCheck = (review: Review) => review.status === "signed" && (review.is_member || review.can_lead);

export const unpredicted = (lines: readonly Pick<ReviewLine, "prediction">[]) =>
  lines.filter((one) => one.prediction === "").length;

/** Open deals of the rep, the largest first, for putting another one on the list. */
export const useTheirDeals = (member: number) =>
  useRows("deal", {
    scope: "all",
    columns: ["name", "amount"],
    sort: [{ field: "amount", desc: true }],
    filter: {
      combinator: "and",
      rules: [
        { field: "owner", operator: "=", value: member },
        { field: "status", operator: "=", value: "open" },
      ],
    },
    limit: 200,
  });

/** A deal as it is put on the list. */
export const newLine = (deal: { id: number; name: string }, fen: number): ReviewLine => ({
  id: -deal.id,
  deal_id: deal.id,
  name: deal.name,
  prediction: "",
  amount: fen,
  close_on: null,
  remedy: "",
  was_stage: "",
  was_chance: 0,
  was_amount: fen,
  was_close: null,
  outcome: "open",
  kept: null,
  now_amount: fen,
  now_close: null,
});
