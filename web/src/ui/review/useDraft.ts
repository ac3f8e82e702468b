// What is being written into a review: kept in this browser until it is saved, so that nothing typed is lost – neither
// by leaving the page nor because the other side saved in the meantime.
import { useState } from "react";
import { type Draft, draftOf, type Review } from "@/api/reviews";

interface Kept {
  version: number;
  draft: Draft;
}
const place = (id: number) => `yd.plan-review.${id}`;

function read(id: number): Kept | null {
  const text = localStorage.getItem(place(id));
  if (!text) return null;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return null; // written by another version of the app
  }
}

/** To be called where the draft was saved or thrown away. */
export const forget = (id: number) => localStorage.removeItem(place(id));

export function useDraft(review: Review, editable: boolean) {
  const [kept, setKept] = useState(() => (editable ? read(review.id) : null));
  const fits = kept !== null && kept.version === review.version;
  const draft = fits ? kept.draft : draftOf(review);
  const put = (next: Draft) => {
    const value = { version: review.version, draft: next };
    localStorage.setItem(place(review.id), JSON.stringify(value));
    setKept(value);
  };
  const drop = () => {
    forget(review.id);
    setKept(null);
  };
  return {
    draft,
    dirty: fits,
    change: (part: Partial<Draft>) => put({ ...draft, ...part }),
    /** Written on an earlier version: taken over, or dropped. */
    older: kept !== null && !fits ? { take: () => put(kept.draft), drop } : null,
    drop,
  };
}

export type Drafting = ReturnType<typeof useDraft>;
