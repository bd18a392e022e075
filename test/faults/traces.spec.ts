import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { cleanUp, ServerProcess } from '../kit/server-process';
import { eventually } from '../kit/client';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

interface Sent {
  resourceSpans: { resource: { attributes: Span['attributes'] }; scopeSpans: { spans: Span[] }[] }[];
}

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

/** OTLP collector: the spans that it was sent. */
class Collector {
  readonly spans: Span[] = [];
  readonly services = new Set<string>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      void json(request).then((sent) => {
        for (const { resource, scopeSpans } of (sent as Sent).resourceSpans) {
          for (const { key, value } of resource.attributes) if (key === 'service.name') this.services.add(value.stringValue!);
          this.spans.push(...scopeSpans.flatMap(({ spans }) => spans));
        }
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Names from the root of a trace down to this span. */
  wayTo({ parentSpanId, name }: Span): string[] {
    const parent = this.spans.find(({ spanId }) => spanId === parentSpanId);
    return parent ? [...this.wayTo(parent), name] : [name];
  }
}

describe('Traces', () => {
  const collector = new Collector();
  let database: TestDatabase;
  let server: ServerProcess;

  beforeAll(async () => {
    database = await createTestDatabase();
    const OTEL_EXPORTER_OTLP_ENDPOINT = await collector.start();
    server = await ServerProcess.start({
      environment: { DATABASE_URL: database.url, OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_BSP_SCHEDULE_DELAY: '100' },
    });
  });
  afterAll(async () => {
    await cleanUp();
    collector.stop();
    await database.drop();
  });

  it('lead from a request, or an event of a socket, through its command to its statements, with no value in them', async () => {
    const customer = { name: 'Cleo Tracewell' };
    const answer = await fetch(`${server.url}/v1/chats`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${TRACE}-${PARENT}-01` },
      body: JSON.stringify({ customer, message: 'What nobody else reads' }),
    });
    const { chat, customerToken } = (await answer.json()) as { chat: { id: string }; customerToken: string };
    const socket = await server.connect(customerToken);
    await socket.ask('message.send', { chatId: chat.id, clientMessageId: 'a', text: 'Hello' });
    const inserted = (): Span | undefined =>
      collector.spans.find(
        ({ traceId, attributes }) =>
          traceId === TRACE && attributes.some(({ value }) => /insert into "chats"/.test(value.stringValue ?? '')),
      );
    await eventually(async () => inserted() !== undefined, 'the statement that starts the chat');
    await eventually(async () => collector.spans.some(({ name }) => name === 'socket message.send'), 'the event of the socket');
    expect(collector.wayTo(inserted()!)).toEqual(['POST /v1/chats', 'command StartChat', 'transaction locked', 'sql with']);
    const request = collector.spans.find(({ name }) => name === 'POST /v1/chats')!;
    expect(request.parentSpanId).toBe(PARENT);
    expect(request.attributes).toEqual(expect.arrayContaining([{ key: 'http.response.status_code', value: { intValue: 201 } }]));
    expect([...collector.services]).toEqual(['switchboard']);
    expect(JSON.stringify(collector.spans)).not.toMatch(/Tracewell|nobody else/);
  });

  it('of what follows from a request begin anew', async () => {
    await eventually(async () => collector.spans.some(({ name }) => name === 'command RouteWaitingChats'), 'routing');
    const routing = collector.spans.filter(({ name }) => name === 'command RouteWaitingChats');
    expect(routing.filter(({ traceId }) => traceId === TRACE)).toEqual([]);
  });
});
