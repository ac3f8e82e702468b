// Twelve months of an amount in whole smallest units.

/** Splits a year over months in proportion to weights; the sum is exact, the largest remainders get the rest. */
export function spread(total: number, weights: readonly number[]): number[] {
  const usable = weights.length === 12 && weights.every((one) => one >= 0) && weights.some((one) => one > 0);
  const shares = usable ? weights : Array.from({ length: 12 }, () => 1);
  const whole = shares.reduce((sum, one) => sum + one, 0);
  const ideal = shares.map((one) => (total * one) / whole);
  const found = ideal.map(Math.floor);
  const order = ideal.map((one, n) => [one - Math.floor(one), n] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  let rest = total - found.reduce((sum, one) => sum + one, 0);
  for (const [, n] of order) {
    if (rest <= 0) break;
    found[n] = (found[n] ?? 0) + 1;
    rest -= 1;
  }
  return found;
}

/** The same in whole units of `unit` (100 = whole yuan); what is less than one goes to the last month. */
export function spreadWhole(total: number, weights: readonly number[], unit: number): number[] {
  const found = spread(Math.floor(total / unit), weights).map((one) => one * unit);
  found[11] = (found[11] ?? 0) + (total % unit);
  return found;
}
