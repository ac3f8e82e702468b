// Shares in percent with two places, reckoned in whole hundredths so that 33.33 × 3 is not 100.
const points = (percent: string) => Math.round(Number(percent || "0") * 100);
const text = (found: number) => (found / 100).toFixed(2).replace(/\.?0+$/, "");

export const totalPercent = (shares: readonly string[]) => text(shares.reduce((sum, one) => sum + points(one), 0));

/** Even shares that are 100 % together: what does not divide goes to the first. */
export function evenShares(ids: readonly number[]): { id: number; share: string }[] {
  const each = Math.floor(10_000 / ids.length);
  return ids.map((id, index) => ({ id, share: text(index < 10_000 - each * ids.length ? each + 1 : each) }));
}
