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
