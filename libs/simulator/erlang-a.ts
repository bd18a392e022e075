import { erlangB } from './erlang-c';

/** Results of the Erlang A model (M/M/n+M): as Erlang C, but customers have an exponential patience and leave when it ends. */
export interface ErlangA {
  /** Fraction of the customers who wait at all. */
  readonly waiting: number;
  readonly abandonment: number;
  /** Mean over all customers, including those who left. */
  readonly meanWaitSeconds: number;
}

/**
 * Erlang A formula. C. Palm's model of 1943, as in O. Garnett, A. Mandelbaum, M. Reiman, "Designing a call center with impatient
 * customers", M&SOM 4 (2002) 208–227, in the form of A. Mandelbaum, S. Zeltyn, "Service engineering in action: the Palm/Erlang-A queue",
 * 2007:
 *
 *     P(wait) = A·B / (1 + (A − 1)·B)        P(leave | wait) = 1/(ρA) + 1 − 1/ρ        E(wait) = P(leave) · patience
 *
 * B is Erlang's blocking, ρ = a/n, A = A(n·patience/AHT, λ·patience) with A(x, y) = 1 + Σ yʲ / ((x+1)…(x+j)).
 * @param load in erlang
 */
export function erlangA(load: number, agents: number, handlingSeconds: number, patienceSeconds: number): ErlangA {
  const blocked = erlangB(load, agents);
  const x = (agents * patienceSeconds) / handlingSeconds;
  const y = (load * patienceSeconds) / handlingSeconds;
  const inverse = 1 / palm(x, y);
  const waiting = blocked / (inverse + (1 - inverse) * blocked);
  const leaving = (agents / load) * (inverse - 1) + 1;
  const abandonment = waiting * leaving;
  return { waiting, abandonment, meanWaitSeconds: abandonment * patienceSeconds };
}

/** Computes A(x, y), whose terms grow and then fall. It may overflow to Infinity, which does no harm, since only its inverse is used. */
function palm(x: number, y: number): number {
  let sum = 1;
  let term = 1;
  for (let j = 1; term > sum * Number.EPSILON && sum !== Infinity; j++) {
    term *= y / (x + j);
    sum += term;
  }
  return sum;
}
