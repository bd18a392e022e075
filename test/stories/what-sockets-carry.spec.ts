import { readFileSync } from 'node:fs';
import { DiagnosticSeverity, Parser } from '@asyncapi/parser';
import { clientEvents, serverEvents } from '#protocol';
import type { Connected } from '../kit/client';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Staff, Switchboard } from '../kit/switchboard';
import { ASYNCAPI } from '../kit/kept/asyncapi';
import { Wire, wire } from '../kit/wire';

/** Carried in stories of their own: of scanners, sources, targets, marks, watching, hands, holds, mentions, the wall and webhooks. */
const ELSEWHERE = [
  'attachment.updated event',
  'chat.context_updated event',
  'chat.due_soon event',
  'chat.escalated event',
  'chat.hand ack',
  'chat.hand request',
  'chat.hand_changed event',
  'chat.held event',
  'chat.overdue event',
  'chat.resumed event',
  'chat.unread_changed event',
  'chat.viewers event',
  'chat.watch ack',
  'chat.watch request',
  'chat.watchers event',
  'hours.changed event',
  'mention.created event',
  'message.edited event',
  'message.translated event',
  'team.changed event',
  'teams.watch ack',
  'teams.watch request',
  'wall.stats event',
  'wall.watch ack',
  'wall.watch request',
  'webhook.changed event',
];

describe('What sockets carry', () => {
  let switchboard: Switchboard;
  let admin: Staff & { socket: Connected };
  let ana: Agent;
  let bo: Agent;

  beforeAll(async () => {
    switchboard = await unlimited({}, { docs: true });
    const { id, email, token, api } = await switchboard.admin();
    admin = { id, email, token, api, socket: await switchboard.connect(token) };
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterAll(() => switchboard.stop());

  it('is told at /docs/asyncapi.json, of this server', async () => {
    const answer = await fetch(`${switchboard.url}/docs/asyncapi.json`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('application/json')]);
    const written = JSON.parse(readFileSync(ASYNCAPI, 'utf8'));
    const here = { ...written.servers.switchboard, host: new URL(switchboard.url).host, protocol: 'ws' };
    expect(await answer.json()).toEqual({ ...written, servers: { switchboard: here } });
  });

  it('is AsyncAPI 3, by the official parser', async () => {
    const parser = new Parser();
    const flaws = async (document: object): Promise<string[]> =>
      (await parser.validate(document as never))
        .filter(({ severity }) => Number(severity) <= Number(DiagnosticSeverity.Warning))
        .map(({ code, path }) => `${path.join('/')}: ${code}`);
    const { channels, operations, components, ...head } = JSON.parse(readFileSync(ASYNCAPI, 'utf8'));
    expect(await flaws({ ...head, channels, operations, components })).toEqual([]);
    const { typing } = channels;
    const wrong = { ...operations['server.typing'], channel: { $ref: '#/channels/none' } };
    expect(await flaws({ ...head, channels: { typing }, operations: { wrong }, components })).toContain(
      'operations/wrong/channel/$ref: invalid-ref',
    );
  });

  it('names every event, who sends or hears it, and what is acked', () => {
    const { channels, operations } = JSON.parse(readFileSync(ASYNCAPI, 'utf8'));
    for (const [name, { audience, webhook }] of Object.entries(serverEvents))
      expect(operations[`server.${name}`]).toMatchObject({ action: 'send', summary: `Heard by ${audience}.`, 'x-webhook': webhook });
    for (const [name, { from }] of Object.entries(clientEvents)) {
      expect(operations[`client.${name}`]).toMatchObject({ action: 'receive', 'x-from': from, reply: { messages: [{}] } });
      expect(channels[name].messages.ack.payload.oneOf).toHaveLength(2);
    }
  });

  it('is held against it: a field too many, one that is missing or of another type is a flaw', () => {
    const strict = new Wire();
    const typing = { chatId: crypto.randomUUID(), senderId: crypto.randomUUID(), senderType: 'agent', typing: true };
    strict.note('event', 'typing', typing);
    expect(strict.flaws).toEqual([]);
    for (const wrong of [{ ...typing, loud: true }, { ...typing, typing: 'yes' }, { ...typing, chatId: 'none' }, { chatId: typing.chatId }])
      strict.note('event', 'typing', wrong);
    strict.note('event', 'chat.exploded', {});
    strict.note('ack', 'typing', { ok: true, data: {} });
    expect(strict.flaws).toHaveLength(6);
  });

  it('is all that is documented, event by event', async () => {
    await aChatFromEndToEnd();
    await aDayOfStaff();
    expect(wire.known.filter((each) => !wire.carried.includes(each)).sort()).toEqual(ELSEWHERE);
    expect(wire.flaws).toEqual([]);
  });

  async function aChatFromEndToEnd(): Promise<void> {
    const { chatId, token } = await servedBy(ana, switchboard);
    const cleo = await switchboard.connect(token);
    await ana.socket.ask('chat.join', { chatId });
    await admin.socket.ask('chat.join', { chatId, last: true, limit: 10 });
    await ana.socket.ask('typing', { chatId, typing: true });
    await cleo.heard('typing');
    const { message } = await cleo.ask('message.send', { chatId, clientMessageId: 'c', text: 'My parcel?' });
    await ana.socket.ask('message.read', { chatId, seq: message.seq });
    await cleo.heard('message.read');
    await cleo.ask('page.view', { url: 'https://shop.example/parcels', title: 'Parcels' });
    const canned = (await ana.api.post('/canned-responses', { title: 'Sorry', shortcut: 'sorry', content: 'Sorry, {{customer_name}}' }))
      .body;
    const { message: sorry } = await ana.socket.ask('canned.send', { chatId, clientMessageId: 'a', cannedResponseId: canned.id });
    await ana.api.post(`/chats/${chatId}/notes`, { text: 'A parcel' });
    await ana.api.delete(`/chats/${chatId}/messages/${sorry.id}`);
    await ana.api.post(`/chats/${chatId}/ticket`, { subject: 'Parcel' });
    cleo.close();
    await ana.socket.heard('customer.presence');
    bo = await switchboard.agentOnline({ name: 'Bo' });
    await ana.socket.ask('chat.transfer', { chatId, agentId: bo.id, note: 'Yours' });
    await bo.socket.heard('chat.transferred');
    await bo.socket.ask('chat.close', { chatId, resolution: 'resolved' });
    await admin.socket.ask('chat.leave', { chatId });
    await admin.socket.heard('chat.closed');
  }

  async function aDayOfStaff(): Promise<void> {
    await bo.socket.ask('status.set', { status: 'away' });
    await ana.socket.ask('activity', {});
    for (const name of ['agents.watch', 'queue.watch'] as const) await ana.socket.ask(name, { watch: true });
    await admin.socket.ask('workload.watch', { watch: true });
    await ana.socket.ask('status.set', { status: 'away' });
    const { chat, customerToken } = await switchboard.startChat();
    const dora = await switchboard.connect(customerToken);
    await dora.heard('queue.position');
    await eventually(async () => (await switchboard.sweep(), ana.socket.all('queue.updated').length > 0));
    await ana.socket.ask('chat.claim', { chatId: chat.id });
    await offered('chat.decline');
    await offered('chat.accept');
    await admin.api.post('/customers', { name: 'Otto' });
    for (const name of ['customer.changed', 'ticket.changed', 'settings.changed', 'workload.changed', 'agent.status'] as const)
      await admin.socket.heard(name);
    await ana.socket.heard('queue.changed');
    await ana.socket.heard('canned.changed');
  }

  async function offered(answer: 'chat.accept' | 'chat.decline'): Promise<void> {
    await switchboard.settings({ offerTimeoutSeconds: 30 });
    const [agent] = [await switchboard.agentOnline()];
    const { chat } = await switchboard.startChat();
    await agent.socket.heard('chat.offered', (heard) => heard.chat.id === chat.id);
    await agent.socket.ask(answer, { chatId: chat.id });
    await agent.socket.heard('chat.offer_ended');
    await agent.socket.ask('status.set', { status: 'away' });
    await switchboard.settings({ offerTimeoutSeconds: 0 });
  }
});
