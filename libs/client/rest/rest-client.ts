import createClient, { type Client } from 'openapi-fetch';
import { unreachable } from '../core/problem-error';
import type { RestAccess } from './access';
import type { paths } from './api.generated';

export interface RestOptions {
  /** Address of the Switchboard, without a path. */
  url: string;
  /** An API key, a login, or the token of a customer; without any, only what is open can be asked. */
  access?: RestAccess;
  /** Seconds within which a call is answered, its body included; 0: any time. Default 20. Of a stream (`parseAs: 'stream'`) nothing is timed. */
  timeoutSeconds?: number;
}

/** Every operation by method and path, typed: path, query, body, answer and the codes that refuse. */
export type RestClient = Client<paths, `${string}/${string}`>;

const UNAUTHORIZED = 401;

/** Creates a client for the whole REST API, which sends the token and renews one that is refused. */
export function restClient({ url, access, timeoutSeconds = 20 }: RestOptions): RestClient {
  const client = createClient<paths>({
    baseUrl: url.replace(/\/$/, ''),
    fetch: (request) => (access ? authorised(request, access) : send(request)),
  });
  client.use({
    onRequest: ({ request, options }) =>
      timeoutSeconds === 0 || options.parseAs === 'stream'
        ? undefined
        : new Request(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutSeconds * 1000)]) }),
  });
  return client;
}

async function authorised(request: Request, access: RestAccess): Promise<Response> {
  // A body can be sent once.
  const again = request.clone();
  const token = await access.token();
  const answer = await send(withToken(request, token));
  if (answer.status !== UNAUTHORIZED) return answer;
  const renewed = await access.renew(token).catch(() => undefined);
  return renewed === undefined ? answer : send(withToken(again, renewed));
}

function withToken(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

function send(request: Request): Promise<Response> {
  return fetch(request).catch(() => Promise.reject(unreachable()));
}
