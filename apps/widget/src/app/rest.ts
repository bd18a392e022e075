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

/** What a customer is told of a refusal: the server's own words are English. */
export function wordFor(error: unknown): 'unreachable' | 'blocked_out' | 'email_wrong' | 'too_often' | 'failed' {
  const { status, problem } = error as Partial<Refused>;
  if (status === 0) return 'unreachable';
  if (problem?.code === 'customer.blocked') return 'blocked_out';
  if (problem?.errors?.[0]?.pointer.endsWith('/email')) return 'email_wrong';
  return status === 429 ? 'too_often' : 'failed';
}

export interface Call {
  method?: string;
  body?: unknown;
  token?: string;
  as?: 'json' | 'blob';
  /** Hears 0–1, of a file on its way. */
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
}

/** REST by XMLHttpRequest, because pages wrap `fetch`. A form may take its time. @throws Refused, but never when it was called off */
export function rest<T>(url: string, { method = 'GET', body, token, as = 'json', onProgress, signal }: Call = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.responseType = as;
    const isForm = body instanceof FormData;
    if (!isForm) request.timeout = 20_000;
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    if (body && !isForm) request.setRequestHeader('content-type', 'application/json');
    // A listener makes a preflight necessary.
    if (onProgress) request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    if (signal) signal.onabort = () => request.abort();
    request.onload = () => {
      const { status } = request;
      const response = request.response as T & Problem;
      if (status >= 200 && status < 300) resolve(response);
      else reject(new Refused(status, as === 'json' ? (response ?? {}) : {}));
    };
    request.onerror = request.ontimeout = () => reject(new Refused(0, {}));
    request.send(isForm ? body : body ? JSON.stringify(body) : null);
  });
}
