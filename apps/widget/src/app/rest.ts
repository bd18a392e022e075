import type { Problem } from '../../../../libs/protocol';

/** A refusal by the server, or status 0 where nobody answered. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Partial<Problem> & Record<string, unknown>,
  ) {
    super(problem.detail ?? 'The server cannot be reached');
  }
}

export interface Call {
  method?: string;
  body?: unknown;
  token?: string;
  as?: 'json' | 'blob';
}

/** REST by XMLHttpRequest, because pages wrap `fetch`. @throws Refused */
export function rest<T>(url: string, { method = 'GET', body, token, as = 'json' }: Call = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.responseType = as;
    request.timeout = 20_000;
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    if (body) request.setRequestHeader('content-type', 'application/json');
    request.onload = () => {
      const { status } = request;
      const response = request.response as T & Problem;
      if (status >= 200 && status < 300) resolve(response);
      else reject(new Refused(status, as === 'json' ? (response ?? {}) : {}));
    };
    request.onerror = request.ontimeout = () => reject(new Refused(0, {}));
    request.send(body ? JSON.stringify(body) : null);
  });
}
