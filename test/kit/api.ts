/* eslint-disable @typescript-eslint/no-explicit-any -- wire data */

export interface Answer {
  status: number;
  headers: Headers;
  body: any;
}

/** REST as an outside client uses it. */
export class Api {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  get = (path: string): Promise<Answer> => this.request('GET', path);
  post = (path: string, body: unknown = {}): Promise<Answer> => this.request('POST', path, body);
  put = (path: string, body: unknown = {}): Promise<Answer> => this.request('PUT', path, body);
  patch = (path: string, body: unknown = {}): Promise<Answer> => this.request('PATCH', path, body);
  delete = (path: string): Promise<Answer> => this.request('DELETE', path);

  /** A form as a browser sends it. */
  async upload(path: string, form: FormData): Promise<Answer> {
    return answerOf(await fetch(`${this.url}/v1${path}`, { method: 'POST', headers: this.authorization, body: form }));
  }

  /** What a message shows, by its address. */
  fetch(address: string, init: RequestInit = {}): Promise<Response> {
    return fetch(new URL(address, this.url), { ...init, headers: { ...this.authorization, ...init.headers } });
  }

  private get authorization(): Record<string, string> {
    return this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
  }

  /** @param body text goes as it is, anything else as JSON */
  async request(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> {
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

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
