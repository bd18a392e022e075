import type { Answer } from '../kit/api';
import { expectNobodyOverTheLimit } from '../kit/assignment-replay';
import { type Connected, eventually } from '../kit/client';
import { unlimited } from '../kit/cast';
import { inForm } from '../../libs/kernel/testing/form';
import { type Staff, Switchboard } from '../kit/switchboard';

/** The status and code of a REST answer or of an ack. */
interface Outcome {
  status: number;
  code?: string;
}

const ofAnswer = ({ status, body }: Answer): Outcome => ({ status, code: body?.code });
const ofAck = (ack: { ok: boolean; error?: Outcome }): Outcome =>
  ack.ok ? { status: 200 } : { status: ack.error!.status, code: ack.error!.code };
const times = <T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)));
const WON: Outcome = { status: 200, code: undefined };
const lost = (code: string): Outcome => ({ status: 409, code });

const RACES = inForm({ full: 200, short: 30 });
const WAVES = inForm({ full: 5, short: 2 });

/** What may be answered to somebody who comes too late, or to the wrong chat. */
const RULES = [
  '409 chat.already_assigned',
  '409 chat.closed',
  '409 chat.not_active',
  '409 offer.ended',
  '409 agent.at_capacity',
  '409 agent.not_online',
  '403 chat.not_assigned_to_you',
  '404 chat.not_found',
  '422 validation.failed',
];

/** Numbers that look thrown and are the same at every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.trunc((state / 2_147_483_648) * sides);
  };
}

describe('Many hands reach for a chat', () => {
  let here: Switchboard;
  let there: Switchboard;
  let supervisor: Staff;

  beforeAll(async () => {
    here = await unlimited();
    there = await Switchboard.start({ databaseUrl: here.databaseUrl });
    await there.sweep();
    supervisor = await here.staff('supervisor');
  });
  afterEach(everybodyLeaves);
  afterAll(async () => {
    await there.stop();
    await here.stop();
  });

  const present: Staff[] = [];

  /** Whoever was in a story gets nothing of the next, and nothing waits there. */
  async function everybodyLeaves(): Promise<void> {
    for (const { id } of present.splice(0)) expect((await supervisor.api.put(`/agents/${id}/status`, { status: 'busy' })).status).toBe(200);
    const { data } = (await supervisor.api.get('/queue')).body as { data: { chatId: string }[] };
    for (const { chatId } of data) await supervisor.api.post(`/chats/${chatId}/close`);
  }

  /** Somebody who claims, and whom routing leaves alone. */
  async function busyAgent(node: Switchboard, room: number): Promise<Staff & { socket: Connected }> {
    const agent = await here.staff('agent', { maxConcurrentChats: room });
    present.push(agent);
    const socket = await node.connect(agent.token);
    await socket.ask('status.set', { status: 'busy' });
    return { ...agent, api: node.as(agent), socket };
  }

  const claims = {
    rest: async (agent: Staff, chatId: string) => ofAnswer(await agent.api.post(`/chats/${chatId}/claim`)),
    socket: async (agent: { socket: Connected }, chatId: string) => ofAck(await agent.socket.emit('chat.claim', { chatId })),
  };
  const chatIds = (count: number) => times(count, async (i) => (await (i % 2 ? here : there).startChat()).chat.id);

  it('each chat goes to exactly one of two agents who claim it at once, on two nodes, over REST and sockets', async () => {
    const [ana, ben] = await Promise.all([busyAgent(here, 1000), busyAgent(there, 1000)]);
    const wins = { ana: 0, ben: 0 };
    const race = async (chatId: string, i: number): Promise<void> => {
      const [anas, bens] = await Promise.all([
        claims[i % 2 ? 'rest' : 'socket'](ana, chatId),
        claims[i % 4 < 2 ? 'rest' : 'socket'](ben, chatId),
      ]);
      const winner = anas.status === 200 ? ana : ben;
      wins[winner === ana ? 'ana' : 'ben'] += 1;
      expect([anas, bens]).toEqual(winner === ana ? [WON, lost('chat.already_assigned')] : [lost('chat.already_assigned'), WON]);
      expect((await supervisor.api.get(`/chats/${chatId}`)).body).toMatchObject({ status: 'active', agentId: winner.id });
    };
    const waiting = await chatIds(RACES);
    for (let i = 0; i < waiting.length; i += 10) await Promise.all(waiting.slice(i, i + 10).map((id, j) => race(id, j)));
    expect(wins.ana + wins.ben).toBe(RACES);
    await expectNobodyOverTheLimit(here.database);
  });

  it('a claim and the automatic routing never both get the chat', async () => {
    const ana = await busyAgent(here, 40);
    const waiting = await chatIds(40);
    const ben = await busyAgent(there, 25);
    const [, ...outcomes] = await Promise.all([
      ben.socket.ask('status.set', { status: 'online' }),
      ...waiting.map((id, i) => claims[i % 2 ? 'rest' : 'socket'](ana, id)),
    ]);
    const won = outcomes.filter(({ status }: Outcome) => status === 200).length;
    expect(outcomes.filter(({ status }: Outcome) => status !== 200)).toEqual(
      Array.from({ length: 40 - won }, () => lost('chat.already_assigned')),
    );
    await eventually(async () => {
      const { data } = (await supervisor.api.get('/queue')).body;
      return data.length === Math.max(0, 40 - won - 25);
    });
    expect(await here.probe.chats({ agentId: ana.id })).toHaveLength(won);
    await expectNobodyOverTheLimit(here.database);
  });

  it('a claim that meets a close comes before it or finds the chat closed', async () => {
    const ana = await busyAgent(here, 1000);
    const started = await times(40, () => there.startChat());
    const outcomes = await Promise.all(
      started.map(async ({ chat, customerToken }, i) => {
        const customer = there.as({ token: customerToken });
        const [claimed, closed] = await Promise.all([
          claims[i % 2 ? 'rest' : 'socket'](ana, chat.id),
          customer.post(`/chats/${chat.id}/close`),
        ]);
        expect(ofAnswer(closed)).toEqual(WON);
        return { claimed, reason: (await supervisor.api.get(`/chats/${chat.id}`)).body.closeReason };
      }),
    );
    for (const { claimed, reason } of outcomes) {
      expect(claimed).toEqual(reason === 'customer' ? WON : lost('chat.closed'));
    }
    await expectNobodyOverTheLimit(here.database);
  });

  it('an agent who claims ten chats at once gets as many as there is room for', async () => {
    const ana = await busyAgent(here, 3);
    const waiting = await chatIds(10);
    const outcomes = await Promise.all(waiting.map((id, i) => claims[i % 2 ? 'rest' : 'socket'](ana, id)));
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(outcomes.filter(({ status }) => status !== 200)).toEqual(Array.from({ length: 7 }, () => lost('agent.at_capacity')));
    await expectNobodyOverTheLimit(here.database);
  });

  it('two agents who give each other all their chats at once each have what the other had', async () => {
    const [ana, ben] = await Promise.all([busyAgent(here, 40), busyAgent(there, 40)]);
    for (const agent of [ana, ben]) await agent.socket.ask('status.set', { status: 'online' });
    const waiting = await chatIds(40);
    await eventually(async () => (await supervisor.api.get('/queue')).body.total === 0);
    const before = await holders(waiting);
    const outcomes = await Promise.all(
      waiting.map(async (chatId) => {
        const [from, to] = before.get(chatId) === ana.id ? [ana, ben] : [ben, ana];
        return ofAck(await from.socket.emit('chat.transfer', { chatId, agentId: to.id }));
      }),
    );
    expect(outcomes).toEqual(waiting.map(() => WON));
    const after = await holders(waiting);
    for (const chatId of waiting) expect(after.get(chatId)).toBe(before.get(chatId) === ana.id ? ben.id : ana.id);
    await expectNobodyOverTheLimit(here.database);
  });

  const holders = async (ids: string[]) => new Map((await here.probe.chats({ ids })).map(({ id, agentId }) => [id, agentId]));

  it.each(inForm({ full: [0, 30], short: [30] }))(
    'everything at once: each is done or refused by a rule (offers run %d s)',
    async (offerTimeoutSeconds) => {
      await here.settings({ offerTimeoutSeconds });
      const roll = dice(7);
      const staff = await times(4, (i) => busyAgent(i % 2 ? here : there, 6));
      const waiting = await chatIds(30);
      const colleague = () => staff[roll(staff.length)]!.id;
      const moves: ((agent: (typeof staff)[number], chatId: string, i: number) => Promise<Outcome>)[] = [
        claims.rest,
        claims.socket,
        async (agent, chatId) => ofAnswer(await there.as(supervisor).post(`/chats/${chatId}/assign`, { agentId: agent.id })),
        async (_agent, chatId) => ofAnswer(await supervisor.api.post(`/chats/${chatId}/close`)),
        async (agent, chatId) => ofAck(await agent.socket.emit('chat.close', { chatId })),
        async (agent, chatId, i) => ofAck(await agent.socket.emit('message.send', { chatId, clientMessageId: `m${i}`, text: 'Hello' })),
        async (agent) => ofAck(await agent.socket.emit('status.set', { status: ['online', 'busy', 'away'][roll(3)] })),
        async (agent) => ofAnswer(await supervisor.api.put(`/agents/${agent.id}/status`, { status: ['online', 'busy'][roll(2)] })),
        async (_agent, chatId) =>
          ofAnswer(await supervisor.api.post(`/chats/${chatId}/transfer`, { agentId: colleague(), ask: roll(2) === 0 })),
        async (agent, chatId) => ofAck(await agent.socket.emit('chat.transfer', { chatId, note: 'Not mine' })),
        async (agent, chatId) => ofAck(await agent.socket.emit('chat.accept', { chatId })),
        async (agent, chatId) => ofAck(await agent.socket.emit('chat.decline', { chatId })),
      ];
      const outcomes: Outcome[] = [];
      for (let wave = 0; wave < WAVES; wave++) {
        const move = (i: number) => moves[roll(moves.length)]!(staff[roll(staff.length)]!, waiting[roll(waiting.length)]!, wave * 100 + i);
        outcomes.push(...(await times(100, move)));
      }
      const refused = new Set(
        outcomes.filter(({ status }) => status !== 200 && status !== 201).map(({ status, code }) => `${status} ${code}`),
      );
      expect([...refused].filter((each) => !RULES.includes(each))).toEqual([]);
      await expectNobodyOverTheLimit(here.database);
    },
  );
});
