/** Results of the Erlang C model (M/M/n): Poisson arrivals, agents with one chat at a time, customers who never leave. */
export interface ErlangC {
  /** Fraction of the customers who wait at all. */
  readonly waiting: number;
  /** Average speed of answer: mean over all customers, including those answered at once. */
  readonly asaSeconds: number;
  serviceLevel(withinSeconds: number): number;
}

/**
 * Erlang B formula: the fraction of customers that are turned away when there is no queue. A. K. Erlang, "Solution of some problems in the
 * theory of probabilities of significance in automatic telephone exchanges", 1917. Computed by the recursion B(n) = a·B(n−1) / (n +
 * a·B(n−1)), which neither overflows nor cancels.
 * @param load in erlang: arrivals per second times the mean handling time in seconds
 */
export function erlangB(load: number, agents: number): number {
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/**
 * Erlang C formula, from the same paper: C = B / (1 − ρ(1 − B)) with ρ = a/n. The wait of those who wait is exponential with mean AHT / (n
 * − a) (R. B. Cooper, "Introduction to Queueing Theory", 2nd ed. 1981, 3.4).
 * @returns undefined when the load is not below the number of agents: the queue then grows without bound
 */
export function erlangC(load: number, agents: number, handlingSeconds: number): ErlangC | undefined {
  if (load >= agents) return undefined;
  const blocked = erlangB(load, agents);
  const waiting = blocked / (1 - (load / agents) * (1 - blocked));
  const meanWaitOfWaiting = handlingSeconds / (agents - load);
  return {
    waiting,
    asaSeconds: waiting * meanWaitOfWaiting,
    serviceLevel: (withinSeconds) => 1 - waiting * Math.exp(-withinSeconds / meanWaitOfWaiting),
  };
}
