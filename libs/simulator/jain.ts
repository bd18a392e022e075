/**
 * Jain's fairness index: 1 when all shares are equal, 1/n when one of n has everything. R. Jain, D. Chiu, W. Hawe, "A quantitative measure
 * of fairness and discrimination for resource allocation in shared computer systems", DEC-TR-301, 1984.
 * @returns null when all shares are 0
 */
export function jain(shares: readonly number[]): number | null {
  const sum = shares.reduce((a, b) => a + b, 0);
  const squares = shares.reduce((a, b) => a + b * b, 0);
  return sum === 0 ? null : (sum * sum) / (shares.length * squares);
}
