import type { WebhookAnswer } from '#protocol';

/** What tells people why an answer is as it is; cookies and the like are nobody's business. */
const KEPT_HEADERS = ['content-type', 'content-length', 'date', 'location', 'retry-after', 'server', 'via', 'x-request-id'];
const MOST_OF_A_HEADER = 200;

interface Received {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string | null;
  isCut: boolean;
}

/** What is kept of an answer. */
export function keptAnswer({ status, headers, text, isCut }: Received, at: Date): WebhookAnswer {
  const kept = KEPT_HEADERS.flatMap((name): [string, string][] => {
    const value = [headers[name] ?? []].flat().join(', ').slice(0, MOST_OF_A_HEADER);
    return value === '' ? [] : [[name, value]];
  });
  return { at: at.toISOString(), status, headers: Object.fromEntries(kept), body: text, truncated: isCut };
}
