import { setTimeout as after } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { type Env, reasonOf } from '#platform';
import { type Headers, headersOf } from './domain/incoming';

const CONNECT_MS = 10_000;
const ANSWER_MS = 60_000;
const IDLES_AFTER_MS = 200;
const PORTS: Record<string, number> = { 'imap:': 143, 'imaps:': 993 };
const HEADERS = [
  ...['message-id', 'in-reply-to', 'references', 'content-type', 'return-path', 'auto-submitted', 'precedence'],
  ...['list-id', 'x-autoreply', 'x-autorespond', 'x-loop'],
];

/** Longest time that a step with one mail may take. */
export const READS_WITHIN_MS = ANSWER_MS;

/** A mail in the mailbox, of which nothing was read but its headers. */
export interface Arrival {
  uid: number;
  headers: Headers;
  from: { address: string; name: string | null };
  /** Size in bytes. */
  size: number;
}

/** IMAP client: one connection to the mailbox that `IMAP_URL` names. */
export class Inbox {
  /** Aborted when the server says that something came, or ends the connection. */
  private news = new AbortController();

  private constructor(
    private readonly client: ImapFlow,
    /** Names the mailbox among all that were ever read. */
    readonly name: string,
    readonly uidValidity: bigint,
  ) {
    const tell = (): void => this.news.abort();
    client.on('exists', tell).on('close', tell);
  }

  /** @throws Error with what the server said */
  static async open({ IMAP_URL }: Env): Promise<Inbox> {
    const url = new URL(IMAP_URL!);
    const mailbox = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
    const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    const client = new ImapFlow({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || PORTS[url.protocol]!,
      secure: url.protocol === 'imaps:',
      auth: { user, pass },
      logger: false,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: ANSWER_MS,
      autoIdleDelay: IDLES_AFTER_MS,
    });
    // What ends a connection is told to whoever uses it.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { uidValidity } = await client.mailboxOpen(mailbox);
      return new Inbox(client, `${user}@${url.host}/${mailbox}`, uidValidity);
    } catch (error) {
      client.close();
      throw new Error(toldBy(error), { cause: error });
    }
  }

  /** UIDs after this one, or, without one, of what came since a time; in the order in which they came. */
  async uidsAfter(uid: number | null, since: Date): Promise<number[]> {
    this.news = new AbortController();
    const query = uid === null ? { since } : { uid: `${uid + 1}:*` };
    const found = (await this.client.search(query, { uid: true })) || [];
    // A range up to `*` has the last mail in any case.
    return found.filter((each) => each > (uid ?? 0)).sort((a, b) => a - b);
  }

  /** Null where it is there no more. */
  async arrival(uid: number): Promise<Arrival | null> {
    const found = await this.client.fetchOne(String(uid), { uid: true, size: true, envelope: true, headers: HEADERS }, { uid: true });
    if (!found) return null;
    const { address = '', name = '' } = found.envelope?.from?.[0] ?? {};
    const headers = headersOf(found.headers?.toString('utf8') ?? '');
    return { uid, headers, from: { address, name: name || null }, size: found.size ?? 0 };
  }

  async source(uid: number): Promise<Buffer> {
    const found = await this.client.fetchOne(String(uid), { source: true }, { uid: true });
    return (found && found.source) || Buffer.alloc(0);
  }

  async markSeen(uid: number): Promise<void> {
    await this.client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  }

  /** Waits until the server has said that something came since `uidsAfter` was asked, so long at most. */
  async waitForMore(ms: number, stopping: AbortSignal): Promise<void> {
    await after(ms, undefined, { signal: AbortSignal.any([this.news.signal, stopping]) }).catch(() => undefined);
  }

  get isOpen(): boolean {
    return this.client.usable;
  }

  async close(): Promise<void> {
    await Promise.race([this.client.logout().catch(() => undefined), after(1_000, undefined, { ref: false })]);
    this.client.close();
  }
}

function toldBy(error: unknown): string {
  const { responseText } = error as { responseText?: string };
  return responseText ?? reasonOf(error);
}

/** Signs in to the mailbox and opens it. @throws Error with what the server said */
export async function probeInbox(env: Env): Promise<void> {
  await (await Inbox.open(env)).close();
}
