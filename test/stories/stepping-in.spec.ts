import { type Agent, servedBy, unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

describe('A supervisor', () => {
  let switchboard: Switchboard;
  let sue: Agent;
  let ana: Agent;
  let bo: Agent;

  beforeAll(async () => {
    switchboard = await unlimited();
    await (await switchboard.admin()).api.post('/skills', { name: 'rare' });
    const staff = await switchboard.staff('supervisor', { name: 'Sue', maxConcurrentChats: 0 });
    sue = { ...staff, socket: await switchboard.connect(staff.token) };
    [ana, bo] = [await switchboard.agentOnline({ name: 'Ana' }), await switchboard.agentOnline({ name: 'Bo' })];
    await bo.socket.ask('status.set', { status: 'busy' });
  });
  afterAll(() => switchboard.stop());
  afterEach(() => switchboard.sweep());

  const seats = async (who: Agent) => (await who.api.get('/agents/me')).body.activeChats as number;
  const history = async (chatId: string) => (await sue.api.get(`/chats/${chatId}/history`)).body.data;
  const takesOver = (chatId: string, by = sue) => by.api.post(`/chats/${chatId}/take-over`);
  const handsTold = ({ socket }: Agent, chatId: string) => socket.all('chat.hand_changed').filter((told) => told.chatId === chatId);

  describe('who steps in', () => {
    it('is heard by customer and agent under her own name, and the chat stays where it is', async () => {
      const { chatId, token } = await servedBy(ana, switchboard, { message: 'Is anybody there?' });
      const cleo = await switchboard.connect(token);
      const before = await seats(ana);
      const sent = await sue.socket.ask('message.send', { chatId, clientMessageId: 's', text: 'Sue here, I can help' });
      expect(sent.message.sender).toEqual({ type: 'agent', id: sue.id, name: 'Sue' });
      for (const socket of [cleo, ana.socket])
        expect(await socket.heard('message.created', ({ message }) => message.id === sent.message.id)).toEqual(sent);
      const { body: chat } = await ana.api.get(`/chats/${chatId}`);
      expect(chat).toMatchObject({ agentId: ana.id, status: 'active', firstResponseAt: sent.message.createdAt });
      expect([await seats(ana), await seats(sue)]).toEqual([before, 0]);
      const stepped = await bo.socket.emit('message.send', { chatId, clientMessageId: 'b', text: 'Me too' });
      expect(stepped.error).toMatchObject({ status: 404, code: 'chat.not_found' });
      await sue.socket.ask('message.send', { chatId, clientMessageId: 't', text: 'Ana will go on' });
      await ana.socket.ask('message.send', { chatId, clientMessageId: 'u', text: 'Thank you, Sue' });
      await sue.api.put(`/chats/${chatId}/priority`, { priority: 'high' });
      await sue.socket.ask('message.send', { chatId, clientMessageId: 'v', text: 'Once more' });
      const entries = (await history(chatId)) as { type: string; toAgentId: string; actor: { id: string } }[];
      expect(entries.slice(-3).map(({ type }) => type)).toEqual(['stepped_in', 'priority_changed', 'stepped_in']);
      expect(entries.at(-1)).toMatchObject({ toAgentId: ana.id, actor: { type: 'agent', id: sue.id } });
      await takesOver(chatId);
      await sue.socket.ask('message.send', { chatId, clientMessageId: 'w', text: 'Mine now' });
      expect((await history(chatId)).at(-1)).toMatchObject({ type: 'transferred', reason: 'taken_over' });
      await sue.api.post(`/chats/${chatId}/close`);
    });
  });

  describe('who takes a chat over', () => {
    it('has it, full and offline as she is; its agent is told and free, and the history says so', async () => {
      const { chatId, token } = await servedBy(ana, switchboard);
      const [cleo, before] = [await switchboard.connect(token), await seats(ana)];
      expect((await sue.api.get('/agents/me')).body).toMatchObject({ status: 'offline', maxConcurrentChats: 0 });
      const taken = await takesOver(chatId);
      expect(taken).toMatchObject({ status: 200, body: { id: chatId, agentId: sue.id, status: 'active' } });
      for (const socket of [ana.socket, cleo, sue.socket])
        expect(await socket.heard('chat.transferred', ({ chat }) => chat.id === chatId)).toMatchObject({
          fromAgentId: ana.id,
          toAgentId: sue.id,
        });
      await cleo.heard('message.created', ({ message }) => message.text === 'Sue took the chat over from Ana');
      expect([await seats(ana), await seats(sue)]).toEqual([before - 1, 1]);
      expect((await history(chatId)).at(-1)).toMatchObject({
        type: 'transferred',
        reason: 'taken_over',
        fromAgentId: ana.id,
        toAgentId: sue.id,
        actor: { type: 'agent', id: sue.id },
      });
      expect((await sue.api.get(`/chats/${chatId}/routing`)).body).toMatchObject({ chosen: sue.id, how: 'taken_over' });
      expect((await ana.socket.emit('message.send', { chatId, clientMessageId: 'a', text: 'x' })).error.code).toBe(
        'chat.not_assigned_to_you',
      );
      await sue.api.post(`/chats/${chatId}/close`);
      expect(await seats(sue)).toBe(0);
    });

    it('takes it from the queue, too, and from whoever is offered it', async () => {
      const waiting = await switchboard.startChat({ skills: [{ name: 'rare' }] }, sue.api);
      expect((await takesOver(waiting.chat.id)).body).toMatchObject({ agentId: sue.id, status: 'active' });
      expect((await history(waiting.chat.id)).at(-1)).toMatchObject({ type: 'assigned', reason: 'taken_over', toAgentId: sue.id });
      await switchboard.settings({ offerTimeoutSeconds: 20 });
      const before = await seats(ana);
      const { chat } = await switchboard.startChat();
      await ana.socket.heard('chat.offered', (offered) => offered.chat.id === chat.id);
      expect((await takesOver(chat.id)).body).toMatchObject({ agentId: sue.id, status: 'active' });
      expect(await ana.socket.heard('chat.offer_ended', ({ chatId }) => chatId === chat.id)).toMatchObject({ reason: 'withdrawn' });
      expect([await seats(ana), await seats(sue)]).toEqual([before, 2]);
      await switchboard.settings({ offerTimeoutSeconds: 0 });
      for (const { id } of [waiting.chat, chat]) await sue.api.post(`/chats/${id}/close`);
    });

    it('takes it from an agent who just asks another to have it', async () => {
      const { chatId } = await servedBy(ana, switchboard);
      await bo.socket.ask('status.set', { status: 'online' });
      await ana.socket.ask('chat.transfer', { chatId, agentId: bo.id, ask: true });
      await takesOver(chatId);
      await bo.socket.heard('chat.offer_ended', (ended) => ended.chatId === chatId && ended.reason === 'withdrawn');
      expect([await seats(bo), await seats(sue)]).toEqual([0, 1]);
      await bo.socket.ask('status.set', { status: 'busy' });
      await sue.api.post(`/chats/${chatId}/close`);
    });

    it('is one, of two at the same time, in the end; and the seats are as many as the chats', async () => {
      const max = await switchboard.staff('supervisor', { name: 'Max' });
      const { chatId } = await servedBy(ana, switchboard);
      const before = await seats(ana);
      const answers = await Promise.all([takesOver(chatId), max.api.post(`/chats/${chatId}/take-over`), takesOver(chatId)]);
      expect(answers.map(({ status }) => status).toSorted()[0]).toBe(200);
      const { agentId } = (await sue.api.get(`/chats/${chatId}`)).body;
      const seatsOfMax = (await max.api.get('/agents/me')).body.activeChats;
      expect([await seats(ana), await seats(sue), seatsOfMax]).toEqual(agentId === sue.id ? [before - 1, 1, 0] : [before - 1, 0, 1]);
      await sue.api.post(`/chats/${chatId}/close`);
    });

    it('is refused what is closed, absent or her own, and agents and customers are refused at all', async () => {
      const { chatId, cleo } = await servedBy(ana, switchboard);
      for (const by of [ana.api, bo.api, cleo]) expect((await by.post(`/chats/${chatId}/take-over`)).status).toBe(403);
      expect((await takesOver(sue.id)).body).toMatchObject({ status: 404, code: 'chat.not_found' });
      await takesOver(chatId);
      expect((await takesOver(chatId)).body).toMatchObject({ status: 409, code: 'chat.already_assigned' });
      await sue.api.post(`/chats/${chatId}/close`);
      expect((await takesOver(chatId)).body).toMatchObject({ status: 409, code: 'chat.closed' });
      expect(await seats(sue)).toBe(0);
    });
  });

  describe('is called by a raised hand', () => {
    it('which she and the agent hear of, and finds it until it is lowered', async () => {
      const { chatId, token } = await servedBy(ana, switchboard);
      const cleo = await switchboard.connect(token);
      const raised = await ana.socket.ask('chat.hand', { chatId, raised: true, note: 'Is a refund all right?' });
      expect(raised.chat).toMatchObject({ id: chatId, handRaised: true });
      for (const who of [ana, sue])
        expect(await who.socket.heard('chat.hand_changed', (told) => told.chatId === chatId)).toEqual({
          chatId,
          agentId: ana.id,
          raised: true,
          note: 'Is a refund all right?',
          raisedAt: expect.stringMatching(/Z$/),
        });
      const found = async (is: boolean) =>
        ((await sue.api.get(`/chats?status=active&handRaised=${is}`)).body.data as { id: string }[]).some(({ id }) => id === chatId);
      expect([await found(true), await found(false)]).toEqual([true, false]);
      const [late, own] = [await switchboard.connect(sue.token), await switchboard.connect(ana.token)];
      for (const socket of [late, own])
        expect(await socket.heard('chat.hand_changed', (told) => told.chatId === chatId)).toEqual(handsTold(ana, chatId)[0]);
      for (const socket of [late, own]) socket.close();
      const strangers = [await switchboard.connect(bo.token), await switchboard.connect(token)];
      const lowered = await sue.socket.ask('chat.hand', { chatId, raised: false });
      expect(lowered.chat.handRaised).toBe(false);
      await ana.socket.heard('chat.hand_changed', (told) => told.chatId === chatId && !told.raised);
      expect([await found(true), await found(false)]).toEqual([false, true]);
      await cleo.ask('chat.join', { chatId });
      for (const socket of [cleo, bo.socket, ...strangers]) expect(socket.all('chat.hand_changed')).toEqual([]);
    });

    it('of which the customer sees nothing', async () => {
      const { chatId, token, cleo } = await servedBy(ana, switchboard);
      const socket = await switchboard.connect(token);
      await ana.socket.ask('chat.hand', { chatId, raised: true, note: 'She is difficult' });
      await ana.api.put(`/chats/${chatId}/tags`, { tags: ['refund'] });
      for (const [who, raised] of [
        [socket, false],
        [ana.socket, true],
        [sue.socket, true],
      ] as const)
        expect((await who.heard('chat.updated', ({ chat }) => chat.id === chatId && chat.tags.length > 0)).chat).toMatchObject({
          tags: ['refund'],
          handRaised: raised,
        });
      const [again, joined] = [await switchboard.connect(token), await socket.ask('chat.join', { chatId })];
      const seen = [
        joined.chat,
        ...again.all('ready')[0]!.chats,
        (await cleo.get(`/chats/${chatId}`)).body,
        ...(await cleo.get('/chats')).body.data,
      ];
      expect(seen.map(({ handRaised }) => handRaised)).toEqual([false, false, false, false]);
      expect((await cleo.get('/chats?handRaised=false')).body.data).toHaveLength(1);
      expect(JSON.stringify([socket.log, again.log])).not.toContain('difficult');
    });

    it('which goes down when she takes the chat over', async () => {
      const { chatId } = await servedBy(ana, switchboard);
      await ana.socket.ask('chat.hand', { chatId, raised: true });
      await takesOver(chatId);
      await ana.socket.heard('chat.hand_changed', (told) => told.chatId === chatId && !told.raised);
      expect(handsTold(ana, chatId)).toMatchObject([{ raised: true }, { raised: false, agentId: ana.id, note: null, raisedAt: null }]);
      expect((await sue.api.get(`/chats/${chatId}`)).body.handRaised).toBe(false);
      await sue.api.post(`/chats/${chatId}/close`);
    });

    it('which is its agent’s alone to raise', async () => {
      const { chatId, token, cleo } = await servedBy(ana, switchboard);
      const raises = async (by: Agent['socket'], id = chatId) =>
        (await by.emit('chat.hand', { chatId: id, raised: true })).error?.code ?? 'raised';
      expect(await raises(bo.socket)).toBe('chat.not_found');
      expect(await raises(sue.socket)).toBe('chat.not_assigned_to_you');
      expect(await raises(await switchboard.connect(token))).toBe('auth.forbidden');
      const { chat } = await switchboard.startChat({ skills: [{ name: 'rare' }] }, sue.api);
      expect(await raises(ana.socket, chat.id)).toBe('chat.not_assigned_to_you');
      expect(await raises(sue.socket, chat.id)).toBe('chat.not_active');
      await cleo.post(`/chats/${chatId}/close`);
      expect(await raises(ana.socket)).toBe('chat.closed');
      await sue.api.post(`/chats/${chat.id}/close`);
    });
  });
});
