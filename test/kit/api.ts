import type { Problem } from '#protocol';
import { mustBeAsItsExample } from './problem-examples';

/** Untyped response data, for stories that do not state a type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the only `any` of responses; prefer a view wherever fields are read
export type Unsaid = any;

export interface Answer<T = Unsaid> {
  status: number;
  headers: Headers;
  body: T;
}

/** A page of a list as the API returns it. */
export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** Returns the pointers of the invalid fields of a problem. */
export const pointersOf = ({ errors = [] }: Pick<Problem, 'errors'>): string[] => errors.map(({ pointer }) => pointer);

/** REST client of a story, without any code of the server. */
export class Api {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  get = <T = Unsaid>(path: string): Promise<Answer<T>> => this.request('GET', path);
  post = <T = Unsaid>(path: string, body: unknown = {}): Promise<Answer<T>> => this.request('POST', path, body);
  put = <T = Unsaid>(path: string, body: unknown = {}): Promise<Answer<T>> => this.request('PUT', path, body);
  patch = <T = Unsaid>(path: string, body: unknown = {}): Promise<Answer<T>> => this.request('PATCH', path, body);
  delete = <T = Unsaid>(path: string): Promise<Answer<T>> => this.request('DELETE', path);

  /** Uploads a form as a browser does. */
  async upload<T = Unsaid>(path: string, form: FormData, method: 'POST' | 'PUT' = 'POST', more: object = {}): Promise<Answer<T>> {
    return answerOf(await fetch(`${this.url}/v1${path}`, { method, headers: { ...this.authorization, ...more }, body: form }));
  }

  /** Sends a body as it is. */
  async raw<T = Unsaid>(
    method: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    more: Record<string, string>,
  ): Promise<Answer<T>> {
    return answerOf(await fetch(`${this.url}/v1${path}`, { method, headers: { ...this.authorization, ...more }, body }));
  }

  /** Fetches a URL that a message contains, e.g. of an attachment. */
  fetch(address: string, init: RequestInit = {}): Promise<Response> {
    return fetch(new URL(address, this.url), { ...init, headers: { ...this.authorization, ...init.headers } });
  }

  private get authorization(): Record<string, string> {
    return this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
  }

  /** @param body a string is sent as it is, anything else as JSON */
  async request<T = Unsaid>(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer<T>> {
    const headers = this.authorization;
    if (body !== undefined) headers['content-type'] = 'application/json';
    Object.assign(headers, more);
    const response = await fetch(`${this.url}/v1${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    return answerOf(response);
  }
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  const body = text === '' ? undefined : parse(text);
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  return { status: response.status, headers: response.headers, body: (isProblem ? withoutRequestId(body, response) : body) as T };
}

/** Two problems are the same whatever requests they answer; that each names its own request holds of all of them. */
function withoutRequestId(problem: unknown, { headers }: Response): unknown {
  const { requestId, ...rest } = problem as { requestId?: string };
  if (requestId !== headers.get('x-request-id')) throw new Error(`a problem names the request ${requestId}, and its answer another one`);
  mustBeAsItsExample(rest as unknown as Problem);
  return rest;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Reads all pages of a list, and expects every page but the last to be full. */
export async function walk<T>(api: Api, path: string, limit: number, between?: () => Promise<unknown>): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body }: Answer<Page<T>> = await api.get(
      `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor && `&cursor=${cursor}`}`,
    );
    expect({ path, status }).toEqual({ path, status: 200 });
    expect(body.data.length).toBeLessThanOrEqual(limit);
    if (body.nextCursor !== null) expect(body.data).toHaveLength(limit);
    found.push(...body.data);
    cursor = body.nextCursor;
    await between?.();
  }
  return found;
}
