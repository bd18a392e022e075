import type { Problem } from '../../protocol';

const UNREACHABLE = 0;

/** Error with the problem object of the server, or with `network.unreachable` and status 0 if there was no answer. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  /** Stable error code, e.g. `chat.closed`. */
  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  /** The invalid fields, if the error is about input. */
  get errors(): { pointer: string; message: string }[] {
    return this.problem.errors ?? [];
  }

  get retryAfterSeconds(): number | undefined {
    const { retryAfterSeconds } = this.problem;
    return typeof retryAfterSeconds === 'number' && retryAfterSeconds >= 0 ? retryAfterSeconds : undefined;
  }

  /** Whether repeating the same request may succeed. */
  get isPassing(): boolean {
    return this.status === UNREACHABLE || this.status >= 500 || [401, 408, 429].includes(this.status);
  }
}

export function unreachable(detail = 'The server cannot be reached'): ProblemError {
  return localProblem('network.unreachable', detail, UNREACHABLE);
}

export function unauthorized(): ProblemError {
  return localProblem('auth.unauthorized', 'The sign-in is over', 401);
}

export function localProblem(code: string, detail: string, status: number): ProblemError {
  return new ProblemError({ type: `urn:switchboard:problem:${code}`, title: detail, status, detail, code });
}

export function isUnauthorized(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401;
}
