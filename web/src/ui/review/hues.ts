// Colours of what became of a deal in a review.
export const OUTCOME_HUE = { won: "gain", lost: "risk", slipped: "gold", open: "accent", gone: "grey" } as const;
