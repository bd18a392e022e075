import { ProblemError } from '../core/problem-error';
import type { Problem } from '../../protocol';

interface Asked<T> {
  data?: T;
  error?: unknown;
}

/** Returns what a request was answered. @throws ProblemError when it was refused */
export async function answerOf<T>(asked: Promise<Asked<T>>): Promise<T> {
  const { data, error } = await asked;
  if (error !== undefined) throw new ProblemError(error as Problem);
  return data as T;
}
