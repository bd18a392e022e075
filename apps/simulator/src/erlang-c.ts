/** Arrivals by chance to agents with one chat at a time, and customers who never leave: M/M/n. */
export interface ErlangC {
  /** The share of customers who wait at all. */
  readonly waiting: number;
  /** ASA: the mean over all, those answered at once included. */
  readonly asaSeconds: number;
  serviceLevel(withinSeconds: number): number;
}

/**
 * The share of customers who are turned away when there is no queue: A. K. Erlang, "Solution of some problems in the theory of
 * probabilities of significance in automatic telephone exchanges", 1917. By the recursion B(n) = a·B(n−1) / (n + a·B(n−1)),
 * which neither overflows nor cancels.
 * @param load in erlang: arrivals per second times the mean handling time
 */
export function erlangB(load: number, agents: number): number {
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/**
 * Erlang's formula for waiting, of the same paper: C = B / (1 − ρ(1 − B)) with ρ = a/n. The wait of those who wait is exponential
 * with mean AHT / (n − a) (R. B. Cooper, "Introduction to Queueing Theory", 2nd ed. 1981, 3.4).
 * @returns undefined when the load is too much for the agents: the queue then grows for ever
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
