import type { Problem } from '../protocol';
import type { Credentials } from './credentials';
import { isUnauthorized, ProblemError, unreachable } from './problem-error';

const PATIENCE_MS = 20_000;

interface Call {
  method: string;
  /** Below `/v1`, e.g. `/chats`. */
  path: string;
  /** A form as it is, anything else as JSON. */
  body?: unknown;
  token?: string;
}

/** @throws ProblemError whatever goes wrong */
export async function call<T>(url: string, { method, path, body, token }: Call): Promise<T> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = {};
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}/v1${path}`, {
      method,
      headers,
      body: body === undefined || isForm ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new ProblemError(problemOf(response, text));
    return (isJson(response) ? JSON.parse(text) : text) as T;
  } catch (error) {
    throw error instanceof ProblemError ? error : unreachable();
  }
}

/** REST with the caller's token; one that has run out is renewed. Methods throw `ProblemError`. */
export class Rest {
  constructor(
    private readonly url: string,
    private readonly credentials: Credentials,
  ) {}

  get = <T>(path: string): Promise<T> => this.send('GET', path);
  post = <T>(path: string, body: unknown = {}): Promise<T> => this.send('POST', path, body);
  put = <T>(path: string, body: unknown): Promise<T> => this.send('PUT', path, body);
  patch = <T>(path: string, body: unknown): Promise<T> => this.send('PATCH', path, body);
  delete = <T = void>(path: string): Promise<T> => this.send('DELETE', path);

  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const token = await this.credentials.token();
    try {
      return await call<T>(this.url, { method, path, body, token });
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      return call<T>(this.url, { method, path, body, token: await this.credentials.renew(token) });
    }
  }
}

const isJson = (response: Response): boolean => /\bjson\b/.test(response.headers.get('content-type') ?? '');

/** Whoever stands before the server, e.g. a proxy, may refuse in words of its own. */
function problemOf(response: Response, text: string): Problem {
  const { status, statusText, headers } = response;
  const retryAfter = Number(headers.get('retry-after') ?? Number.NaN);
  const more = Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {};
  const foreign: Problem = { type: 'about:blank', title: statusText, status, detail: statusText, code: `http.${status}` };
  try {
    return { ...foreign, ...more, ...(isJson(response) ? (JSON.parse(text) as Partial<Problem>) : {}), status };
  } catch {
    return { ...foreign, ...more };
  }
}
