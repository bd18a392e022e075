export interface Share {
  chats: number;
  onlineSeconds: number;
}

/**
 * Jain's index of chats per hour online: 1 when all agents have the same, 1/n when one of n has all. Agents who were not online are left out;
 * without any chats the index is 1. Source: Jain, Chiu, Hawe, "A Quantitative Measure of Fairness and Discrimination", 1984.
 */
export function jain(shares: readonly Share[]): number | null {
  const rates = shares.filter(({ onlineSeconds }) => onlineSeconds > 0).map(({ chats, onlineSeconds }) => (3600 * chats) / onlineSeconds);
  if (rates.length === 0) return null;
  const squares = rates.reduce((sum, rate) => sum + rate * rate, 0);
  return squares === 0 ? 1 : rates.reduce((sum, rate) => sum + rate, 0) ** 2 / (rates.length * squares);
}
