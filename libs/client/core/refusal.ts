import type { Problem } from '../../protocol';

/** What is needed of a response, however it was asked for. */
type Answer = Pick<Response, 'status' | 'statusText'> & { headers: { get: (name: string) => string | null } };

export const isJson = (response: Answer): boolean => /\bjson\b/.test(response.headers.get('content-type') ?? '');

/** Whoever stands before the server, e.g. a proxy, may refuse in words of its own. */
export function problemOf(response: Answer, text: string): Problem {
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
