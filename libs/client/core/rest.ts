import type { AttachmentView } from '../../protocol';
import type { Credentials } from './credentials';
import { isUnauthorized, ProblemError, unreachable } from './problem-error';
import { isJson, problemOf } from './refusal';
import { ServerTime } from './server-time';
import { upload, type UploadOptions } from './upload';

const TIMEOUT_MS = 20_000;

interface Call {
  method: string;
  /** Path below `/v1`, e.g. `/chats`. */
  path: string;
  /** A FormData is sent as a form, anything else as JSON. */
  body?: unknown;
  /** ETag of the version that is changed; whoever was faster is not overwritten (`etag.stale`). */
  ifMatch?: string | null;
  token?: string;
  serverTime?: ServerTime;
  /** Instead of a timeout. */
  signal?: AbortSignal;
}

const addressOf = (url: string, path: string): string => `${url.replace(/\/$/, '')}/v1${path}`;

/** What was read, with its ETag; null where it has none. */
export interface Versioned<T> {
  value: T;
  etag: string | null;
}

/** Sends a REST request. @throws ProblemError for every failure */
export async function call<T>(url: string, request: Call): Promise<T> {
  return (await exchange<T>(url, request)).value;
}

async function exchange<T>(url: string, { method, path, body, ifMatch, token, serverTime, signal }: Call): Promise<Versioned<T>> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = {};
  if (token) headers.authorization = `Bearer ${token}`;
  if (body && !isForm) headers['content-type'] = 'application/json';
  if (ifMatch) headers['if-match'] = ifMatch;
  const sentAt = Date.now();
  try {
    const response = await fetch(addressOf(url, path), {
      method,
      headers,
      body: isForm ? body : JSON.stringify(body),
      signal: signal ?? AbortSignal.timeout(TIMEOUT_MS),
    });
    serverTime?.hearHeader(response.headers.get('date'), sentAt, Date.now());
    const text = await response.text();
    if (!response.ok) throw new ProblemError(problemOf(response, text));
    return { value: (isJson(response) ? JSON.parse(text) : text) as T, etag: response.headers.get('etag') };
  } catch (error) {
    throw error instanceof ProblemError ? error : unreachable();
  }
}

/** REST client that adds the user's token and renews an expired one. Its methods throw `ProblemError`. */
export class Rest {
  constructor(
    private readonly url: string,
    private readonly credentials: Credentials,
    readonly serverTime = new ServerTime(),
  ) {}

  get = <T>(path: string): Promise<T> => this.send('GET', path);
  post = <T>(path: string, body: unknown = {}): Promise<T> => this.send('POST', path, body);
  patch = <T>(path: string, body: unknown): Promise<T> => this.send('PATCH', path, body);
  delete = <T = void>(path: string, body?: unknown): Promise<T> => this.send('DELETE', path, body);
  /** Reads something with the version by which its change is guarded. */
  read = <T>(path: string): Promise<Versioned<T>> => this.exchange({ method: 'GET', path });
  /** Changes what was read, unless somebody was faster. @throws ProblemError `etag.stale` */
  change = <T>(path: string, body: unknown, etag: string | null): Promise<T> => this.send('PATCH', path, body, etag);
  /** Replaces something; with the version that was read as `change` does. */
  put = <T>(path: string, body: unknown, etag?: string | null): Promise<T> => this.send('PUT', path, body, etag);

  /** Uploads a file to a chat; pass its id in the `attachmentIds` of a message. */
  upload(chatId: string, file: Blob, { recording, ...options }: UploadOptions = {}): Promise<AttachmentView> {
    const body = new FormData();
    body.append('file', file);
    const path = `/chats/${chatId}/attachments${recording ? `?recording=${recording}` : ''}`;
    return this.authorised((token) => {
      const request = { ...options, url: addressOf(this.url, path), token, body };
      return upload<AttachmentView>(request, () => call(this.url, { method: 'POST', path, ...request }));
    });
  }

  private async send<T>(method: string, path: string, body?: unknown, ifMatch?: string | null): Promise<T> {
    return (await this.exchange<T>({ method, path, body, ifMatch })).value;
  }

  private exchange<T>(request: Call): Promise<Versioned<T>> {
    return this.authorised((token) => exchange<T>(this.url, { ...request, token, serverTime: this.serverTime }));
  }

  private async authorised<T>(ask: (token: string) => Promise<T>): Promise<T> {
    const token = await this.credentials.token();
    try {
      return await ask(token);
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      return ask(await this.credentials.renew(token));
    }
  }
}
