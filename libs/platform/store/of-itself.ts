import { actingAsNobody } from '../audit/acting';
import { outsideTraces } from '../observe/tracing';
import { outsideSweeps } from '../time/sweep';

/** Runs what comes of several requests, or after one: it is nobody's deed, no sweep's, and no part of a request's trace. */
export function ofItself<R>(work: () => R): R {
  return outsideSweeps(() => actingAsNobody(() => outsideTraces(work)));
}
