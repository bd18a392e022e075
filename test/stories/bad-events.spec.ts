import { randomUUID } from 'node:crypto';
import { type Ack, CLIENT_EVENTS, type ClientEventName, clientEvents, type Problem } from '#protocol';
import { takingTurns } from '../../libs/kernel/testing/form';
import { pointersOf } from '../kit/api';
import { type Connected, saidByPeople } from '../kit/client';
import { type Staff, Switchboard } from '../kit/switchboard';
import type { Schema } from '../kit/openapi';
import { ANCESTRAL, stored, without, withValue, wrongFor } from '../kit/wrong';

const UUID = { type: 'string', format: 'uuid' };
const optional = <T extends object>(schema: T) => ({ ...schema, optional: true });

/** The fields of each event, once for each way to say it; `optional` ones may be missing, never wrong. An event that is missing here fails the first test. */
const FIELDS: Record<string, Record<string, Schema & { optional?: boolean }>> = {
  'chat.join': { chatId: UUID, afterSeq: optional({ type: 'number', minimum: 0, maximum: 2_147_483_647 }) },
  'chat.join before': {
    chatId: UUID,
    beforeSeq: optional({ type: 'number', minimum: 1, maximum: 2_147_483_647 }),
    limit: { type: 'number', minimum: 1, maximum: 200, optional: true },
  },
  'chat.join at the end': { chatId: UUID, last: { type: 'true or number', minimum: 1, maximum: 200, optional: true } },
  'chat.leave': { chatId: UUID },
  'message.send': { chatId: UUID, clientMessageId: { type: 'string', maxLength: 100 }, text: { type: 'string', maxLength: 10_000 } },
  'status.set': { status: { type: 'string', enum: ['online'] } },
  activity: {},
  'agents.watch': { watch: { type: 'boolean' } },
  'queue.watch': { watch: { type: 'boolean' } },
  'workload.watch': { watch: { type: 'boolean' } },
  'teams.watch': { watch: { type: 'boolean' } },
  'wall.watch': { watch: { type: 'boolean' }, timeZone: optional({ type: 'string', enum: ['Europe/Berlin'] }) },
  'chat.watch': { chatId: UUID, watch: { type: 'boolean' }, visible: optional({ type: 'boolean' }) },
  'chat.hand': { chatId: UUID, raised: { type: 'boolean' }, note: optional({ type: 'string', maxLength: 500, nullable: true }) },
  'chat.claim': { chatId: UUID },
  'chat.close': { chatId: UUID, resolution: optional({ type: 'string', enum: ['resolved'] }) },
  'chat.accept': { chatId: UUID },
  'chat.decline': { chatId: UUID, reason: optional({ type: 'string', maxLength: 500, nullable: true }) },
  'chat.transfer': {
    chatId: UUID,
    agentId: optional(UUID),
    skills: optional({ type: 'array' }),
    note: optional({ type: 'string', maxLength: 2_000, nullable: true }),
    ask: optional({ type: 'boolean' }),
  },
  'canned.send': {
    chatId: UUID,
    clientMessageId: { type: 'string', maxLength: 100 },
    cannedResponseId: optional(UUID),
    shortcut: optional({ type: 'string' }),
  },
  'message.read': { chatId: UUID, seq: { type: 'number', minimum: 1 } },
  typing: { chatId: UUID, typing: { type: 'boolean' } },
  'page.view': { url: { type: 'string', maxLength: 2_000 }, title: optional({ type: 'string', maxLength: 300, nullable: true }) },
};

describe('An event that is wrong', () => {
  const some = takingTurns();
  let switchboard: Switchboard;
  let agent: Staff & { socket: Connected };
  let supervisor: Connected;
  let cleo: Connected;
  let chatId: string;
  let before: Record<string, string>;

  beforeAll(async () => {
    switchboard = await Switchboard.start();
    await switchboard.settings({ maxEventsPerSecond: 0, maxMessagesPerSecond: 0 });
    agent = await switchboard.agentOnline();
    supervisor = await switchboard.connect((await switchboard.staff('supervisor')).token);
    const { chat, customerToken } = await switchboard.startChat({ message: 'Hello' });
    chatId = chat.id;
    await agent.socket.heard('chat.assigned');
    cleo = await switchboard.connect(customerToken);
  });
  beforeEach(async () => (before = await stored(switchboard.database)));
  afterEach(async () => {
    expect(await stored(switchboard.database)).toEqual(before);
    expect(agent.socket.socket.connected).toBe(true);
    // Leases are renewed by sweeps, which nothing but a test runs here.
    await switchboard.sweep();
  });
  afterAll(() => switchboard.stop());

  const values: Record<string, unknown> = {
    afterSeq: 0,
    beforeSeq: 9,
    limit: 3,
    last: true,
    clientMessageId: 'm1',
    text: 'Hello',
    status: 'online',
    watch: true,
    visible: true,
    timeZone: 'Europe/Berlin',
    raised: true,
    resolution: 'resolved',
    reason: 'Lunch',
    agentId: randomUUID(),
    skills: [{ name: 'billing' }],
    note: 'A note',
    ask: false,
    cannedResponseId: randomUUID(),
    shortcut: 'hi',
    seq: 1,
    typing: true,
    url: 'https://shop.example/',
    title: 'Shop',
  };
  const goodFor = (name: string): Record<string, unknown> =>
    Object.fromEntries(Object.keys(FIELDS[name]!).map((field) => [field, field === 'chatId' ? chatId : values[field]]));

  /** The problem object that REST would send. */
  function expectNack(
    told: string,
    ack: { ok: boolean; error?: Problem },
    status = 422,
    pointer?: string,
    code = 'validation.failed',
  ): void {
    expect({ told, ok: ack.ok, status: ack.error?.status, code: ack.error?.code, title: typeof ack.error?.title }).toEqual({
      told,
      ok: false,
      status,
      code,
      title: 'string',
    });
    if (pointer !== undefined)
      expect({ told, pointers: pointersOf(ack.error!) }).toEqual({
        told,
        pointers: expect.arrayContaining([expect.stringMatching(new RegExp(`^${pointer}(/|$)`))]),
      });
  }
  /** JSON says things that are no JavaScript values. */
  const emitJson = (name: ClientEventName, json: string): Promise<Ack<unknown>> => senderOf(name).emit(name, JSON.parse(json));
  const senderOf = (name: ClientEventName): Connected =>
    (({ supervisor, 'customers-only': cleo }) as Partial<Record<string, Connected>>)[clientEvents[name].from] ?? agent.socket;

  it('has fields that are known', () => {
    expect(CLIENT_EVENTS.filter((name) => !(name in FIELDS))).toEqual([]);
  });

  it('every wrong value of every field is refused, which is named', async () => {
    for (const way of Object.keys(FIELDS)) {
      const name = way.split(' ')[0] as ClientEventName;
      for (const [field, schema] of Object.entries(FIELDS[way]!)) {
        for (const { what, json } of some(wrongFor(schema))) {
          // A number beyond all is null by the time it is sent.
          const ack = await emitJson(name, withValue(goodFor(way), `/${field}`, json));
          expectNack(`${name} with ${what} at ${field}`, ack, 422, what === 'a deep nest' ? undefined : `/${field}`);
        }
        if (!schema.optional)
          expectNack(`${name} without ${field}`, await senderOf(name).emit(name, without(goodFor(way), `/${field}`)), 422, `/${field}`);
      }
    }
  });

  it('chat.join: windows are not mixed', async () => {
    for (const [more, field] of [
      [{ beforeSeq: 2 }, 'beforeSeq'],
      [{ last: true }, 'last'],
      [{ limit: 5 }, 'limit'],
    ] as const) {
      expectNack(`chat.join after and ${field}`, await agent.socket.emit('chat.join', { chatId, afterSeq: 0, ...more }), 422, `/${field}`);
    }
    expectNack('chat.join before and at the end', await agent.socket.emit('chat.join', { chatId, beforeSeq: 2, last: 5 }), 422, '/last');
  });

  it.each(CLIENT_EVENTS)('%s: a field that nobody knows, and a payload that is no object, are refused', async (name) => {
    for (const field of some(['nonsense', ...ANCESTRAL, '__proto__'])) {
      const json = withValue(goodFor(name), '/poison', '{"role": "admin"}').replace('"poison"', `"${field}"`);
      expectNack(`${name} with ${field}`, await emitJson(name, json), 422, `/${field}`);
    }
    for (const payload of some([null, 7, 'text', true, [], [goodFor(name)], Buffer.from('binary'), new Uint8Array(3)])) {
      expectNack(`${name} with ${JSON.stringify(payload)}`, await senderOf(name).emit(name, payload), 422);
    }
    expectNack(`${name} with a binary field`, await senderOf(name).emit(name, { ...goodFor(name), chatId: Buffer.from(chatId) }), 422);
    const { socket } = senderOf(name);
    expectNack(`${name} with nothing`, await socket.timeout(5_000).emitWithAck(name), 422);
    expectNack(`${name} with two payloads`, await socket.timeout(5_000).emitWithAck(name, goodFor(name), goodFor(name)), 422);
  });

  it('of a chat that is not there, or is another’s, is answered as if neither were there', async () => {
    const other = await switchboard.agentOnline();
    const customer = await switchboard.connect((await switchboard.startChat()).customerToken);
    await other.socket.heard('chat.assigned');
    before = await stored(switchboard.database);
    for (const name of ['chat.join', 'message.send', 'chat.close'] as const) {
      for (const by of [other.socket, customer]) {
        const [foreign, absent] = [await by.emit(name, goodFor(name)), await by.emit(name, { ...goodFor(name), chatId: randomUUID() })];
        expectNack(name, foreign, 404, undefined, 'chat.not_found');
        expect(foreign).toEqual(absent);
      }
    }
    expectNack('chat.claim', await customer.emit('chat.claim', { chatId }), 403, undefined, 'auth.forbidden');
    for (const [name, payload] of [
      ['status.set', { status: 'online' }],
      ['activity', {}],
      ['agents.watch', { watch: true }],
    ] as const) {
      expectNack(name, await customer.emit(name, payload), 403, undefined, 'auth.forbidden');
    }
  });

  it.each([
    'nonsense',
    'ready',
    'chat.assigned',
    'message.created',
    'connection',
    'disconnected',
    '__proto__',
    'constructor',
    'toString',
    '',
  ])('there is no event %j, and it says so', async (name) => {
    expectNack(name, await agent.socket.emit(name, {}), 404, undefined, 'event.unknown');
  });

  it('without an ack harms nobody', async () => {
    const { socket } = agent.socket;
    for (const name of [...CLIENT_EVENTS, 'nonsense'])
      for (const payload of [undefined, null, 7, [], { nonsense: 1 }, Buffer.from('x'), 'ack']) socket.emit(name, payload);
    socket.emit('message.send', { chatId, clientMessageId: 'x' }, 'no ack', 7);
    expect(saidByPeople((await agent.socket.emit('chat.join', { chatId })).data.messages)).toHaveLength(1);
  });

  it('that cannot be read ends that socket and no other', async () => {
    for (const packet of [
      '2{bad',
      '2[]',
      '2["chat.join"',
      '5',
      '9',
      '2' + '['.repeat(50_000),
      '51-["message.send",{"_placeholder":true,"num":0}]',
      'x'.repeat(3_000_000),
    ]) {
      const client = await switchboard.connect(agent.token);
      (client.socket.io.engine as unknown as { write(packet: string): void }).write(packet);
      // Some of them are no error to the parser; then it is still there and answers.
      await Promise.race([client.closed(), client.emit('activity', {})]).catch(() => undefined);
      client.close();
    }
    expect((await agent.socket.emit('activity', {})).ok).toBe(true);
    await switchboard.sweep();
    before = await stored(switchboard.database);
  });
});

describe('Too many events', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await Switchboard.start();
  });
  afterAll(() => switchboard.stop());

  it('are nacked, per socket, and so are messages beyond theirs; other limits hold at once', async () => {
    await switchboard.settings({ maxEventsPerSecond: 5, maxMessagesPerSecond: 2 });
    const agent = await switchboard.staff('agent');
    const [one, two] = [await switchboard.connect(agent.token), await switchboard.connect(agent.token)];
    const burst = async (client: Connected, name: string, payload: object): Promise<number> => {
      const acks = await Promise.all(Array.from({ length: 12 }, () => client.emit(name, payload)));
      const refused = acks.filter((ack) => ack.error?.code === 'rate.limited');
      for (const { error } of refused) expect(error).toMatchObject({ status: 429, retryAfterSeconds: 1 });
      return 12 - refused.length;
    };
    const message = { chatId: randomUUID(), clientMessageId: 'm', text: 'x' };
    expect(await burst(one, 'activity', {})).toBeLessThanOrEqual(7);
    expect(await burst(two, 'message.send', message)).toBeLessThanOrEqual(4);
    await switchboard.settings({ maxEventsPerSecond: 0, maxMessagesPerSecond: 0 });
    expect(await burst(two, 'message.send', message)).toBe(12);
  });
});
