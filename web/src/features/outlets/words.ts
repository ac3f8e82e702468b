// Shares in words.
export const percent = (points: number | null) => (points === null ? "–" : `${(points / 100).toFixed(1)}%`);

/** With a sign: what became dearer or cheaper. */
export const change = (points: number | null) =>
  points === null ? "–" : `${points > 0 ? "+" : points < 0 ? "−" : ""}${(Math.abs(points) / 100).toFixed(1)}%`;
