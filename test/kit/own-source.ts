import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import type { ChatView, ContextSourceSetting, CustomerView } from '#protocol';

/** What a source was asked, its signature verified. */
export interface Asked {
  id: string;
  customer: CustomerView;
  chat: ChatView;
}

type Behaviour = (reply: ServerResponse, asked: Asked) => unknown;

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export const saying =
  (body: unknown): Behaviour =>
  (reply) =>
    reply.writeHead(200, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));

/** A company's own system, as a real HTTP server that does what a story tells it to. */
export class OwnSource {
  readonly asked: Asked[] = [];
  /** With what its requests are to be signed. */
  secret = SECRET;
  behave: Behaviour;
  private readonly held: ServerResponse[] = [];

  private constructor(
    private readonly server: Server,
    behave: Behaviour,
  ) {
    this.behave = behave;
  }

  static async start(behave: Behaviour = saying({ cards: [] })): Promise<OwnSource> {
    const server = createServer();
    const source = new OwnSource(server, behave);
    server.on('request', (request: IncomingMessage, reply: ServerResponse) => void source.hear(request, reply));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return source;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}/`;
  }

  setting(name: string, more: Partial<ContextSourceSetting> = {}): ContextSourceSetting {
    return { name, url: this.url, timeoutMs: 5_000, secret: SECRET, ...more };
  }

  /** Says nothing until it is let go. */
  holding: Behaviour = (reply) => this.held.push(reply);

  letGo(body: unknown): void {
    for (const reply of this.held.splice(0)) reply.end(JSON.stringify(body));
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async hear(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = new Webhook(this.secret).verify(Buffer.concat(chunks).toString(), request.headers as never) as Omit<Asked, 'id'>;
    const asked = { id: request.headers['webhook-id'] as string, ...body };
    this.asked.push(asked);
    this.behave(reply, asked);
  }
}
