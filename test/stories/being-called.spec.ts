import { Env } from '#platform';
import type { ChatView } from '#protocol';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { OwnPushService, type Subscription } from '../kit/own-push-service';
import { statementsDuring } from '../kit/statements';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('Whoever looks elsewhere is called', () => {
  let switchboard: Switchboard;
  let service: OwnPushService;
  let ana: Agent;
  let browser: Subscription;

  beforeAll(async () => {
    service = await OwnPushService.start();
    switchboard = await unlimited(
      { maxConcurrentChats: 50, awayAfterSeconds: 86_400 },
      { environment: { PUSH_ALLOW_PRIVATE: '1', MAIL_FROM: '', ADMIN_EMAIL: 'root@example.com' } },
    );
    ana = await switchboard.agentOnline({ name: 'Ana' });
    browser = service.subscribe();
  });
  afterAll(async () => {
    await switchboard.stop();
    service.stop();
    expect(service.refused).toEqual([]);
  });
  beforeEach(() => (service.answers = 201));

  const subscribe = async (by: Staff, to: object) => (await by.api.post('/me/push-subscriptions', to)).status;
  /** Lets what was noted be sent, until this is true. */
  const until = (isSo: () => boolean, what: string): Promise<unknown> =>
    eventually(async () => {
      await switchboard.sweep('Push');
      return isSo();
    }, what);
  const kindsIn = (chatId: string, to = browser): string[] =>
    service
      .to(to)
      .filter((payload) => payload.chatId === chatId)
      .map(({ kind }) => kind);
  const says = (chat: string, token: string, text: string) =>
    switchboard.as({ token }).post(`/chats/${chat}/messages`, { clientMessageId: text, text });
  /** Lets so much time pass, and what is to be said again by then be sent. */
  /** Also noted as sent, which is a moment after it has come. */
  const allSent = () =>
    eventually(async () => {
      await switchboard.sweep('Push');
      return (await switchboard.probe.pushesWaiting()) === 0;
    }, 'all to be sent');
  const again = async (seconds: number): Promise<void> => {
    await allSent();
    switchboard.clock.advance(seconds);
    await switchboard.sweep('Push');
    await allSent();
  };
  /** Nothing is on its way: what is noted later is sent first. */
  const settled = async (): Promise<void> => {
    const { chatId } = await servedBy(ana, switchboard);
    await until(() => kindsIn(chatId).length > 0, 'a later chat to be told');
  };

  it('by a chat that it gets and by its customer, once for a while, without a word of them', async () => {
    // Nobody has subscribed yet: the statements are those of the hand and the note alone.
    const { chatId: quiet } = await servedBy(ana, switchboard);
    const asked = await statementsDuring(async () => {
      await ana.socket.ask('chat.hand', { chatId: quiet, raised: true, note: null });
      await ana.api.post(`/chats/${quiet}/notes`, { text: 'Hm' });
      await switchboard.sweep('Push');
    });
    expect(asked.filter((text) => /pushes|preferences|from chats c, users u/.test(text))).toEqual([]);
    const { publicKey } = (await ana.api.get('/me/push-key')).body;
    expect(Buffer.from(publicKey, 'base64url')).toHaveLength(65);
    expect(await ana.api.post('/me/push-subscriptions', { ...browser, expirationTime: null })).toMatchObject({
      status: 201,
      body: { showText: false },
    });
    const { chatId, token } = await servedBy(ana, switchboard, { customer: { name: 'Mara Jensen' }, message: 'Where is it?' });
    await until(() => kindsIn(chatId).length === 1, 'the chat to be told');
    expect(service.to(browser)).toEqual([{ kind: 'assigned', chatId }]);
    const { headers } = service.calls[0]!;
    expect(headers).toMatchObject({
      ttl: '120',
      urgency: 'high',
      topic: expect.stringMatching(/^[\w-]{32}$/),
      authorization: expect.stringContaining(publicKey),
    });
    await says(chatId, token, 'Hello?');
    await until(() => kindsIn(chatId).length === 2, 'the message to be told');
    await says(chatId, token, 'Is anybody there?');
    await ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'a', text: 'I am' });
    await settled();
    expect(kindsIn(chatId)).toEqual(['assigned', 'message']);
    switchboard.clock.advance(31);
    await says(chatId, token, 'Still there?');
    await until(() => kindsIn(chatId).length === 3, 'another message to be told');
  });

  it('with name and words, for who wants that, and no others are called', async () => {
    const ben = await switchboard.staff('agent', { name: 'Ben' });
    const bens = service.subscribe();
    expect([await subscribe(ben, bens), await subscribe(ana, { ...browser, showText: true })]).toEqual([201, 201]);
    const { chatId } = await servedBy(ana, switchboard, { customer: { name: 'Mara Jensen' }, message: `${'x'.repeat(139)}😀 and more` });
    await until(() => kindsIn(chatId).length === 1, 'the chat to be told');
    const [told] = service.to(browser).filter((payload) => payload.chatId === chatId);
    expect(told).toEqual({ kind: 'assigned', chatId, name: 'Mara Jensen', text: `${'x'.repeat(139)}😀` });
    expect(service.to(bens)).toEqual([]);
  });

  it('by an offer', async () => {
    await switchboard.settings({ offerTimeoutSeconds: 60 });
    const { chat } = await switchboard.startChat();
    await until(() => kindsIn(chat.id).length === 1, 'the offer to be told');
    expect(kindsIn(chat.id)).toEqual(['offered']);
    await switchboard.settings({ offerTimeoutSeconds: 0 });
    expect((await ana.api.post<ChatView>(`/chats/${chat.id}/accept`)).status).toBe(200);
    await until(() => kindsIn(chat.id).length === 2, 'that it has it now');
  });

  it('by a note that names it and by a hand that is raised, with the words of colleagues, and by nobody it may not hear', async () => {
    const sue = await switchboard.staff('supervisor', { name: 'Sue' });
    const [sues, bens] = [service.subscribe(), service.subscribe()];
    const ben = await switchboard.staff('agent', { name: 'Ben' });
    for (const [who, to] of [[sue, { ...sues, showText: true }] as const, [ben, bens] as const]) await subscribe(who, to);
    const often = { repeatSeconds: 60, repeatTimes: 2 };
    await sue.api.put('/me/preferences', { alerts: often });
    const { chatId } = await servedBy(ana, switchboard, { customer: { name: 'Mara Jensen' }, message: 'I shout' });
    await ana.socket.ask('chat.hand', { chatId, raised: true, note: 'She shouts' });
    await until(() => kindsIn(chatId, sues).length === 1, 'the hand to be told');
    await ana.api.post(`/chats/${chatId}/notes`, { text: 'Do you know her?', to: sue.id, mentions: [ben.id, ana.id] });
    await until(() => kindsIn(chatId, sues).length === 2 && kindsIn(chatId, bens).length === 1, 'the note to be told');
    expect(service.to(sues)).toEqual([
      { kind: 'hand', chatId, name: 'Ana', text: 'She shouts' },
      { kind: 'mention', chatId, name: 'Ana', text: 'Do you know her?' },
    ]);
    expect(service.to(bens)).toEqual([{ kind: 'mention', chatId }]);
    // The hand calls as often as preferences say, while it is up, and what they switch off calls nobody.
    await sue.api.put('/me/preferences', { alerts: { events: { mention: false }, ...often } });
    await again(59);
    expect(kindsIn(chatId, sues)).toEqual(['hand', 'mention']);
    await ana.api.post(`/chats/${chatId}/notes`, { text: 'Well?', to: sue.id });
    await again(1);
    for (let time = 0; time < 4; time++) await again(61);
    expect(kindsIn(chatId, sues)).toEqual(['hand', 'mention', 'hand', 'hand']);
    expect(kindsIn(chatId, bens)).toEqual(['mention']);
  });

  it('again until it is taken, a few times, unless it prefers once', async () => {
    const { chatId, cleo } = await servedBy(ana, switchboard, { message: 'Hello?' });
    await until(() => kindsIn(chatId).length === 1, 'the chat to be told');
    for (let time = 0; time < 8; time++) await again(31);
    expect(kindsIn(chatId)).toEqual(Array(6).fill('assigned'));
    await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: '2', text: 'Still there?' });
    await until(() => kindsIn(chatId).length === 7, 'the message to be told');
    await again(31);
    expect(kindsIn(chatId).slice(6)).toEqual(['message', 'message']);
    const { lastSeq } = (await ana.api.get<ChatView>(`/chats/${chatId}`)).body;
    await ana.socket.ask('message.read', { chatId, seq: lastSeq });
    await again(31);
    expect(kindsIn(chatId)).toHaveLength(8);
    await ana.api.put('/me/preferences', { alerts: { repeats: false } });
    const once = await servedBy(ana, switchboard, { message: 'Hello?' });
    await until(() => kindsIn(once.chatId).length === 1, 'the chat to be told');
    await again(31);
    expect(kindsIn(once.chatId)).toHaveLength(1);
    await ana.api.put('/me/preferences', {});
  });

  it('by a chat that nobody answers, and no more once somebody does, or may not see it', async () => {
    await switchboard.settings({ escalateToSupervisorsAfterSeconds: 60, supervisorsSee: 'team' });
    const [sue, tom] = [await switchboard.staff('supervisor', { name: 'Sue' }), await switchboard.staff('supervisor', { name: 'Tom' })];
    const [sues, toms] = [service.subscribe(), service.subscribe()];
    for (const [who, to] of [[sue, { ...sues, showText: true }] as const, [tom, toms] as const]) await subscribe(who, to);
    const admin = (await switchboard.admin()).api;
    const { body: team } = await admin.post('/teams', { name: 'Sales' });
    await admin.put(`/teams/${team.id}/members`, { agentIds: [sue.id, ana.id] });
    const { chatId } = await servedBy(ana, switchboard, { customer: { name: 'Mara' }, message: 'Hello?' });
    const { chat } = await switchboard.startChat({ teamId: team.id, customer: { name: 'Leo' }, message: 'Anybody?' }, admin);
    await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
    switchboard.clock.advance(61);
    await switchboard.sweep('RoutingClock');
    await until(() => kindsIn(chat.id, sues).length === 1, 'supervisors of the team to be told');
    expect(service.to(sues)).toEqual([{ kind: 'escalated', chatId: chat.id, name: 'Leo', text: 'Anybody?' }]);
    await until(() => kindsIn(chat.id).includes('escalated'), 'its agent to be told');
    await again(31);
    expect(kindsIn(chat.id, sues)).toEqual(['escalated', 'escalated']);
    await admin.put(`/teams/${team.id}/members`, { agentIds: [ana.id] });
    await again(31);
    expect(kindsIn(chat.id, sues)).toHaveLength(2);
    const before = kindsIn(chatId).filter((kind) => kind === 'escalated').length;
    await ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'a', text: 'I am here' });
    await again(31);
    expect(kindsIn(chatId).filter((kind) => kind === 'escalated')).toHaveLength(before);
    expect(service.to(toms)).toEqual([]);
    await switchboard.settings({ escalateToSupervisorsAfterSeconds: null, supervisorsSee: 'all' });
  });

  it('again when the push service is busy, not when it refuses, and never for what is old', async () => {
    service.answers = 503;
    const { chatId } = await servedBy(ana, switchboard);
    const asked = service.asked;
    await until(() => service.asked === asked + 1, 'a first try');
    service.answers = 201;
    await switchboard.sweep('Push');
    switchboard.clock.advance(6);
    await until(() => kindsIn(chatId).length === 1, 'a second try');
    service.answers = 400;
    const refused = await servedBy(ana, switchboard);
    await until(() => service.asked === asked + 3, 'a refusal');
    service.answers = 201;
    switchboard.clock.advance(30);
    await settled();
    expect(kindsIn(refused.chatId)).toEqual([]);
  });

  it('no more where the browser is gone, the login ended, somebody else signed in, or it said so', async () => {
    const elsewhere = service.subscribe();
    await subscribe(ana, elsewhere);
    service.answers = 410;
    await servedBy(ana, switchboard);
    const end = (endpoint: string, by = ana) => by.api.request('DELETE', '/me/push-subscriptions', { endpoint });
    await eventually(async () => {
      await switchboard.sweep('Push');
      return (await switchboard.probe.pushSubscriptionsOf(ana.id)).length === 0;
    }, 'both to be forgotten');
    expect(await end(browser.endpoint)).toMatchObject({ status: 404, body: { code: 'push.not_found' } });
    service.answers = 201;

    const ben = await switchboard.agentOnline({ name: 'Ben' });
    expect([await subscribe(ben, elsewhere), await subscribe(ana, browser)]).toEqual([201, 201]);
    expect((await end(elsewhere.endpoint)).status).toBe(404);
    expect(await subscribe(ana, elsewhere)).toBe(201);
    expect(await switchboard.probe.pushSubscriptionsOf(ben.id)).toEqual([]);
    expect((await end(elsewhere.endpoint)).status).toBe(204);

    const bens = service.subscribe();
    await subscribe(ben, bens);
    await ben.api.delete(`/me/sessions/${(await ben.api.get('/me/sessions')).body.data[0].id}`);
    await switchboard.sweep('Push');
    expect(await switchboard.probe.pushSubscriptionsOf(ben.id)).toEqual([]);
  });

  it('at ten browsers at most, the latest, with keys and addresses that are some', async () => {
    const many = Array.from({ length: 11 }, () => service.subscribe());
    for (const each of many) {
      switchboard.clock.advance(1);
      expect(await subscribe(ana, each)).toBe(201);
    }
    const kept = await switchboard.probe.pushSubscriptionsOf(ana.id);
    expect(kept.sort()).toEqual(
      many
        .slice(1)
        .map(({ endpoint }) => endpoint)
        .sort(),
    );
    const { endpoint, keys } = service.subscribe();
    for (const [wrong, pointer] of [
      [{ endpoint: 'ftp://example.com', keys }, '/endpoint'],
      [{ endpoint: `https://example.com/${'x'.repeat(1000)}`, keys }, '/endpoint'],
      [{ endpoint, keys: { ...keys, p256dh: keys.auth } }, '/keys/p256dh'],
      [{ endpoint, keys: { ...keys, auth: 'short' } }, '/keys/auth'],
      [{ endpoint }, '/keys'],
    ] as const)
      expect(await ana.api.post('/me/push-subscriptions', wrong)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('at public addresses alone, unless the operator says otherwise', async () => {
    const env = switchboard.app.get(Env);
    env.PUSH_ALLOW_PRIVATE = false;
    for (const endpoint of [browser.endpoint, 'https://localhost/push', 'http://[::1]/', 'http://169.254.169.254/latest'])
      expect(await ana.api.post('/me/push-subscriptions', { ...browser, endpoint })).toMatchObject({
        status: 422,
        body: { code: 'push.private_address' },
      });
    // One that was let in when it was permitted is refused by the connection.
    const asked = service.asked;
    const { chatId } = await servedBy(ana, switchboard);
    await eventually(async () => {
      await switchboard.sweep('Push');
      return (await switchboard.probe.pushesOf(chatId)) > 0;
    }, 'the chat to be noted');
    await allSent();
    expect(service.asked).toBe(asked);
    env.PUSH_ALLOW_PRIVATE = true;
  });
});
