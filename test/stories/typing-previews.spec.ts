import { type Agent, servedBy, unlimited } from '../kit/cast';
import type { Connected } from '../kit/client';
import type { Switchboard } from '../kit/switchboard';

describe('What a customer types before sending it', () => {
  let switchboard: Switchboard;
  let ana: Agent;
  let sue: Connected;
  let cleo: Connected;
  let chatId: string;

  beforeAll(async () => {
    switchboard = await unlimited();
    ana = await switchboard.agentOnline({ name: 'Ana' });
    const served = await servedBy(ana, switchboard);
    chatId = served.chatId;
    cleo = await switchboard.connect(served.token);
    sue = await switchboard.connect((await switchboard.staff('supervisor', { name: 'Sue' })).token);
    await sue.ask('chat.join', { chatId });
    await ana.socket.ask('chat.join', { chatId });
  });
  afterAll(() => switchboard.stop());
  beforeEach(() => {
    for (const socket of [ana.socket, sue]) socket.log.length = 0;
  });

  const types = (text?: string, typing = true) => cleo.ask('typing', { chatId, typing, text });
  const heardBy = (socket: Connected) => socket.all('typing').map(({ typing, text }) => [typing, text]);

  it('is dropped unless the setting is on, and only its agent is shown it then', async () => {
    await types('My PIN is 0815');
    for (const socket of [ana.socket, sue]) await socket.heard('typing');
    expect([heardBy(ana.socket), heardBy(sue)]).toEqual([[[true, undefined]], [[true, undefined]]]);

    await switchboard.settings({ typingPreview: true });
    const second = await switchboard.connect(ana.token);
    await types('My parcel');
    for (const socket of [ana.socket, second]) await socket.heard('typing', ({ text }) => text === 'My parcel');
    await sue.heardTimes('typing', 2);
    expect(heardBy(ana.socket)).toEqual([
      [true, undefined],
      [true, 'My parcel'],
    ]);
    expect(heardBy(sue)).toEqual([
      [true, undefined],
      [true, undefined],
    ]);
    await types('My parcel', false);
    await ana.socket.heardTimes('typing', 3);
    expect(heardBy(ana.socket).at(-1)).toEqual([false, undefined]);
    expect(await switchboard.probe.keeps('My parcel')).toBe(false);
    second.close();
  });

  it('ends without it, and is shown to nobody while the chat has no agent', async () => {
    await types('Hello');
    await ana.socket.heard('typing', ({ text }) => text === 'Hello');
    switchboard.clock.advance(10);
    await switchboard.sweep();
    await ana.socket.heard('typing', ({ typing }) => !typing);
    expect(heardBy(ana.socket).at(-1)).toEqual([false, undefined]);

    await ana.socket.ask('status.set', { status: 'busy' });
    const { chat, customerToken } = await switchboard.startChat();
    const dora = await switchboard.connect(customerToken);
    await ana.socket.ask('chat.join', { chatId: chat.id });
    await dora.ask('typing', { chatId: chat.id, typing: true, text: 'Anybody?' });
    expect(await ana.socket.heard('typing', (told) => told.chatId === chat.id)).not.toHaveProperty('text');
    await dora.ask('chat.close', { chatId: chat.id });
    await ana.socket.ask('status.set', { status: 'online' });
  });

  it('is bounded, and for customers alone', async () => {
    const refusal = async (socket: Connected, text: unknown) => (await socket.emit('typing', { chatId, typing: true, text })).error;
    const refused = { status: 422, errors: [{ pointer: '/text' }] };
    for (const text of ['x'.repeat(1_001), 7, '\0', null]) expect(await refusal(cleo, text)).toMatchObject(refused);
    expect(await refusal(ana.socket, 'Hello')).toMatchObject(refused);
    expect(heardBy(ana.socket)).toEqual([]);
    expect((await cleo.emit('typing', { chatId, typing: true, text: 'x'.repeat(1_000) })).ok).toBe(true);
  });

  it('is a setting of admins, of which the widget and staff are told', async () => {
    expect((await switchboard.visitor.get('/widget/config')).body.typingPreview).toBe(true);
    expect((await ana.api.get('/settings')).body.typingPreview).toBe(true);
    expect((await ana.api.patch('/settings', { typingPreview: false })).status).toBe(403);
    await switchboard.settings({ typingPreview: false });
    await types('Hello again');
    await ana.socket.heard('typing');
    expect(heardBy(ana.socket)).toEqual([[true, undefined]]);
  });
});
