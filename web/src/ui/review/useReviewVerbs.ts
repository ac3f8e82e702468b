// Saving, signing, discarding and revising a review. What is told is told here: the page is drawn anew after each.
import { api } from "@/api/client";
import { type Draft, type Review, saveReview, useReviewAct } from "@/api/reviews";
import { forget } from "@/ui/review/useDraft";

export interface Told {
  good: (text: "saved" | "signedNow") => void;
  bad: (error: Error) => void;
  /** Where to go when the review is no more, or another one begins. */
  list: () => void;
  open: (id: number) => void;
}

export function useReviewVerbs(review: Review, draft: Draft, dirty: boolean, told: Told) {
  const keep = async () => {
    const saved = await saveReview(review, draft);
    forget(review.id);
    return saved;
  };
  const save = useReviewAct(async () => {
    await keep();
    told.good("saved");
  }, told.bad);
  const sign = useReviewAct(async () => {
    const { version } = dirty ? await keep() : review;
    await api.post<Review>(`/plan-reviews/${review.id}/signature`, { version });
    told.good("signedNow");
  }, told.bad);
  const discard = useReviewAct(async () => {
    await api.post(`/plan-reviews/${review.id}/discard`, { version: review.version });
    forget(review.id);
    told.list();
  }, told.bad);
  const revise = useReviewAct(async () => {
    const made = await api.post<Review>(`/plan-reviews/${review.id}/revision`);
    told.open(made.id);
  }, told.bad);
  return { save, sign, discard, revise, busy: save.isPending || sign.isPending };
}
