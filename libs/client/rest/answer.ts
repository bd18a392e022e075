import { ProblemError, unreachable } from '../core/problem-error';
import type { Problem } from '../../protocol';

interface Asked<T> {
  data?: T;
  error?: unknown;
}

/** Returns what a request was answered. @throws ProblemError when it was refused, and `unreachable` when its time was over */
export async function answerOf<T>(asked: Promise<Asked<T>>): Promise<T> {
  const { data, error } = await asked.catch((failure: unknown) => Promise.reject(isTimeout(failure) ? unreachable() : failure));
  if (error !== undefined) throw new ProblemError(error as Problem);
  return data as T;
}

/** The body did not come in time; what came before it is told by the client itself. */
const isTimeout = (failure: unknown): boolean => failure instanceof DOMException && failure.name === 'TimeoutError';
