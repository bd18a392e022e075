import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import type { ServerEventName, ServerFacts } from '#protocol';

/** What a webhook sent. */
export interface Received<N extends ServerEventName = ServerEventName> {
  id: string;
  type: N;
  timestamp: string;
  data: ServerFacts[N];
  /** Unix time of the attempt, in seconds. */
  sentAt: number;
  signatures: string[];
  text: string;
}

type Behaviour = (reply: ServerResponse, received: Received, request: IncomingMessage) => unknown;

export const answering =
  (status: number): Behaviour =>
  (reply) =>
    reply.writeHead(status).end();

/** A company's own system that receives webhooks, as a real HTTP server that does what a story tells it to. */
export class OwnReceiver {
  readonly received: Received[] = [];
  private readonly held: ServerResponse[] = [];

  private constructor(
    private readonly server: Server,
    public behave: Behaviour,
  ) {}

  static async start(behave: Behaviour = answering(204)): Promise<OwnReceiver> {
    const server = createServer();
    const receiver = new OwnReceiver(server, behave);
    server.on('request', (request: IncomingMessage, reply: ServerResponse) => void receiver.hear(request, reply));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}/`;
  }

  /** Says nothing until it is let go. */
  holding: Behaviour = (reply) => this.held.push(reply);

  letGo(saying?: string): void {
    for (const reply of this.held.splice(0)) reply.writeHead(saying === undefined ? 204 : 200).end(saying);
  }

  of<N extends ServerEventName>(type: N): Received<N>[] {
    return this.received.filter((each) => each.type === type) as Received<N>[];
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async hear(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { headers } = request as { headers: Record<string, string> };
    const received: Received = {
      id: headers['webhook-id']!,
      ...(JSON.parse(text) as Pick<Received, 'type' | 'timestamp' | 'data'>),
      sentAt: Number(headers['webhook-timestamp']),
      signatures: headers['webhook-signature']!.split(' '),
      text,
    };
    this.received.push(received);
    this.behave(reply, received, request);
  }
}

/** Whether it was signed with the secret, as the package of the specification signs. */
export function isSignedWith(secret: string, { id, sentAt, signatures, text }: Received): boolean {
  return signatures.includes(new Webhook(secret).sign(id, new Date(sentAt * 1000), text));
}
