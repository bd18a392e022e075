import type { Problem } from '../../protocol';

/** The part of a response that is needed, whether it comes from `fetch` or XMLHttpRequest. */
type Answer = Pick<Response, 'status' | 'statusText'> & { headers: { get: (name: string) => string | null } };

export const isJson = (response: Answer): boolean => /\bjson\b/.test(response.headers.get('content-type') ?? '');

/** Reads the problem object of an error response. A response without one, e.g. from a proxy, gets the code `http.<status>`. */
export function problemOf(response: Answer, text: string): Problem {
  const { status, statusText, headers } = response;
  const retryAfter = Number(headers.get('retry-after') ?? NaN);
  const foreign: Problem = {
    type: 'about:blank',
    title: statusText,
    status,
    detail: statusText,
    code: `http.${status}`,
    ...(Number.isFinite(retryAfter) && { retryAfterSeconds: retryAfter }),
  };
  try {
    return { ...foreign, ...(isJson(response) && (JSON.parse(text) as Partial<Problem>)), status };
  } catch {
    return foreign;
  }
}
