import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import { type Beginning, beginningOf } from './beginning';
import { isPublicAddress, PrivateAddress, publicLookup } from './public-address';

const CONNECT_WITHIN_MS = 5_000;
const CONNECTIONS_PER_ORIGIN = 32;
const IDLE_MS = 4_000;
const LOOK_UP_WITHIN_MS = 2_000;
const HEADERS = {
  accept: 'application/json',
  'accept-encoding': 'identity',
  'content-type': 'application/json',
  // Firewalls refuse who does not say what it is.
  'user-agent': 'Switchboard',
};
/** Names that never lead anywhere else (RFC 6761, 6.3), whether or not they can be looked up. */
const THIS_MACHINE = /(^|\.)localhost\.?$/i;

export interface OutboundRequest {
  url: string;
  /** JSON, unless the headers say otherwise. */
  body: string | Buffer;
  headers: Record<string, string>;
  /** Time budget for all of it: name, connection, answer. */
  withinMs: number;
  maxBytes: number;
  /** Whether the address may be private, for which the operator has to have given permission. */
  mayBePrivate: boolean;
  /** Ends it early. */
  signal: AbortSignal;
}

/** What came back, as far as it is kept. */
export interface Answer extends Beginning {
  status: number;
  headers: Record<string, string | string[] | undefined>;
}

export type OutboundFailure = 'slow' | 'refused' | 'unreachable' | 'bad_status' | 'too_large' | 'not_text' | 'ended';

/** Why a request brought no answer. The message is for the people who configured its address. */
export class OutboundError extends Error {
  constructor(
    readonly reason: OutboundFailure,
    message: string,
  ) {
    super(message);
  }
}

/**
 * HTTP client for addresses that somebody typed in: it connects to public addresses only, follows no redirect, and reads no more and
 * waits no longer than it is told to.
 */
@Injectable()
export class Outbound implements OnApplicationShutdown {
  private readonly open = agentWith(buildConnector({ timeout: CONNECT_WITHIN_MS }));
  private readonly guarded: Agent;

  constructor() {
    this.guarded = agentWith(connectingTo(publicLookup()));
  }

  /**
   * Posts JSON and returns the text of the answer.
   * @throws OutboundError when there is no answer of status 2xx in time, or it is too large
   */
  post(request: OutboundRequest): Promise<string> {
    return this.exchange(request, ({ statusCode, body }) => {
      if (statusCode >= 200 && statusCode <= 299) return textOf(body, request.maxBytes);
      body.on('error', () => undefined).destroy();
      throw new OutboundError('bad_status', `The answer has the status ${statusCode}`);
    });
  }

  /**
   * Posts JSON and returns the answer, whatever its status: its headers and the beginning of its body. No more than `maxBytes` of it is
   * received.
   * @throws OutboundError when there is no status in time
   */
  async postForAnswer(request: OutboundRequest, keepBytes: number): Promise<Answer> {
    const { statusCode, headers, body } = await this.exchange(request, (answer) => Promise.resolve(answer));
    return { status: statusCode, headers, ...(await beginningOf(body, keepBytes, request.maxBytes)) };
  }

  private async exchange<T>(request: OutboundRequest, take: (answer: Dispatcher.ResponseData) => Promise<T>): Promise<T> {
    const { withinMs, signal } = request;
    const inTime = AbortSignal.timeout(withinMs);
    const either = AbortSignal.any([inTime, signal]);
    const exchanged = send(request, either, request.mayBePrivate ? this.open : this.guarded).then(take);
    try {
      // The client does not notice the end of the time while it connects.
      return await Promise.race([exchanged, rejectedBy(either)]);
    } catch (error) {
      exchanged.catch(() => undefined);
      if (error instanceof OutboundError) throw error;
      if (signal.aborted) throw new OutboundError('ended', 'It was ended');
      if (inTime.aborted) throw new OutboundError('slow', `No answer within ${withinMs} ms`);
      if (error instanceof PrivateAddress) throw new OutboundError('refused', error.message);
      throw new OutboundError('unreachable', error instanceof Error ? error.message : 'It cannot be reached');
    }
  }

  /**
   * Whether an address may be on the public internet, to tell whoever types it in: false for a number that is not, and for a name that leads
   * to no public address. A name that cannot be looked up in time may be public; each connection looks it up again.
   */
  async mayBePublic(url: string): Promise<boolean> {
    const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0) return isPublicAddress(host);
    if (THIS_MACHINE.test(host)) return false;
    const found = await Promise.race([lookup(host, { all: true }).catch(() => []), sleep(LOOK_UP_WITHIN_MS, [], { ref: false })]);
    return found.length === 0 || found.some(({ address }) => isPublicAddress(address));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.open.destroy(), this.guarded.destroy()]);
  }
}

/** A name is judged where it is looked up, a number here: no lookup is asked about it. */
export function connectingTo(lookup: ReturnType<typeof publicLookup>): buildConnector.connector {
  const connect = buildConnector({ timeout: CONNECT_WITHIN_MS, lookup });
  return (options, callback) =>
    isIP(options.hostname) !== 0 && !isPublicAddress(options.hostname)
      ? callback(new PrivateAddress(options.hostname), null)
      : connect(options, callback);
}

function agentWith(connect: buildConnector.connector): Agent {
  return new Agent({ connect, connections: CONNECTIONS_PER_ORIGIN, keepAliveTimeout: IDLE_MS, keepAliveMaxTimeout: IDLE_MS });
}

function send({ url, body, headers }: OutboundRequest, signal: AbortSignal, dispatcher: Agent): Promise<Dispatcher.ResponseData> {
  return request(url, { method: 'POST', body, headers: { ...HEADERS, ...headers }, signal, dispatcher });
}

/** Reads as it comes, and stops where it is too much. */
async function textOf(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new OutboundError('too_large', `The answer has more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new OutboundError('not_text', 'The answer is not UTF-8');
  }
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = (): void => reject(signal.reason as Error);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
