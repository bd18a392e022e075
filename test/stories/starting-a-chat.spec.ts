import { unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';
import { stored } from '../kit/wrong';

describe('Starting a chat', () => {
  let switchboard: Switchboard;
  let agent: Staff;

  beforeAll(async () => {
    switchboard = await unlimited();
    const admin = await switchboard.admin();
    agent = await switchboard.staff('agent');
    await admin.api.post('/skills', { name: 'returns', public: true });
    await admin.api.post('/skills', { name: 'fraud' });
  });
  afterAll(() => switchboard.stop());

  const customer = (customerToken: string) => switchboard.as({ token: customerToken });

  it('a stranger gets a chat, a token for it and a place in the line', async () => {
    const request = {
      customer: { name: 'Cleo', email: 'cleo@example.com', phone: '+1 555 0100' },
      subject: 'Help',
      message: 'Hello',
      metadata: { page: '/cart' },
      skills: [{ name: 'returns' }],
    };
    const { chat, customerToken, queue } = await switchboard.startChat(request);
    expect(chat).toMatchObject({
      status: 'queued',
      priority: 'normal',
      subject: 'Help',
      agentId: null,
      lastSeq: 1,
      tags: [],
      rating: null,
      ticketId: null,
      metadata: { page: '/cart' },
      customer: { name: 'Cleo', email: 'cleo@example.com', phone: '+1 555 0100' },
      skills: [{ name: 'returns', minLevel: 1, required: true }],
    });
    expect(queue.position).toBeGreaterThan(0);
    expect((await customer(customerToken).get(`/chats/${chat.id}/messages`)).body.data).toMatchObject([
      { seq: 1, text: 'Hello', sender: { type: 'customer', name: 'Cleo' } },
    ]);
  });

  it('the language of the page asks for skills, and the explanation says so', async () => {
    const { api } = await switchboard.admin();
    for (const name of ['german', 'swiss', 'polite']) await api.post('/skills', { name });
    const localeSkills = [
      { locale: 'de', skill: 'German', relaxAfterSeconds: 30 },
      { locale: 'de', skill: 'polite', minLevel: 2, required: true },
      { locale: 'de-CH', skill: 'swiss' },
    ];
    const set = (rules: object[]) => api.patch('/settings', { localeSkills: rules });
    expect((await set(localeSkills)).body.localeSkills[0]).toEqual({
      locale: 'de',
      skill: 'german',
      minLevel: 1,
      required: false,
      relaxAfterSeconds: 30,
    });
    const asked = async (request: Record<string, unknown>) => (await switchboard.startChat(request)).chat;
    const german = { name: 'german', minLevel: 1, required: false, relaxAfterSeconds: 30, locale: 'de' };
    const polite = { name: 'polite', minLevel: 2, required: true, locale: 'de' };
    const chat = await asked({ locale: 'de-AT', skills: [{ name: 'returns' }] });
    expect(chat).toMatchObject({ locale: 'de-AT', skills: [{ name: 'returns', minLevel: 1, required: true }, german, polite] });
    expect((await api.get(`/chats/${chat.id}/routing`)).body.summary).toContain(
      'german for the language de and polite for the language de',
    );
    expect((await asked({ locale: 'de-CH' })).skills).toEqual([{ name: 'swiss', minLevel: 1, required: false, locale: 'de-CH' }]);
    expect((await asked({ locale: 'fr' })).skills).toEqual([]);
    expect((await asked({})).skills).toEqual([]);
    // What is asked for by name goes before, and nobody may say that a language asked for it.
    await api.patch('/skills/german', { public: true });
    const [own, ...others] = (await asked({ locale: 'de', skills: [{ name: 'german', minLevel: 3 }] })).skills;
    expect([own, others]).toEqual([{ name: 'german', minLevel: 3, required: true }, [polite]]);
    const forged = { customer: { name: 'Cleo' }, skills: [{ name: 'german', locale: 'de' }] };
    expect((await switchboard.visitor.post('/chats', forged)).status).toBe(422);

    const refused = async (rule: object) => (await set([rule])).body.errors[0].pointer;
    expect(await refused({ locale: 'not a language', skill: 'german' })).toBe('/localeSkills/0/locale');
    expect(await refused({ locale: 'de', skill: 'unheard' })).toBe('/localeSkills/0/skill');
    expect(await refused({ locale: 'de', skill: 'german', required: true, relaxAfterSeconds: 1 })).toBe(
      '/localeSkills/0/relaxAfterSeconds',
    );
    await api.delete('/skills/swiss?force=true');
    expect((await api.get('/settings')).body.localeSkills).toHaveLength(2);
    expect((await asked({ locale: 'de-CH' })).skills).toEqual([german, polite]);
    await set([]);
  });

  it('needs a name from a stranger', async () => {
    expect(await switchboard.visitor.post('/chats', { message: 'Hello' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/customer' }] },
    });
    expect(await switchboard.visitor.post('/chats', { customer: { name: '  ' } })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/customer/name' }] },
    });
  });

  it('customers ask for public skills only, and a secret one looks like one that is not there', async () => {
    const ask = (name: string, api = switchboard.visitor) =>
      api.post('/chats', { customer: { name: 'Cleo' }, skills: [{ name: 'returns' }, { name }] });
    const [secret, absent] = [await ask('fraud'), await ask('no such thing')];
    expect(secret).toMatchObject({ status: 422, body: { code: 'skill.unknown', errors: [{ pointer: '/skills/1/name' }] } });
    expect(secret.body).toEqual(absent.body);
    expect((await ask('fraud', agent.api)).status).toBe(201);
    expect((await ask('no such thing', agent.api)).body.code).toBe('skill.unknown');
  });

  it('customers may not say how urgent it is', async () => {
    const { chat, customerToken } = await switchboard.startChat();
    await customer(customerToken).post(`/chats/${chat.id}/close`);
    for (const api of [switchboard.visitor, customer(customerToken)]) {
      for (const priority of ['urgent', 'low'])
        expect(await api.post('/chats', { customer: { name: 'Cleo' }, priority })).toMatchObject({
          status: 403,
          body: { code: 'chat.priority_not_allowed' },
        });
    }
    expect((await switchboard.startChat({ priority: 'urgent' }, agent.api)).chat.priority).toBe('urgent');
  });

  it('by staff: the message is the customer’s and waits for an answer, the greeting is theirs and answers nothing', async () => {
    const { chat, customerToken } = await switchboard.startChat({ message: 'It is broken', greeting: 'We saw your order' }, agent.api);
    expect(chat).toMatchObject({ lastSeq: 2, firstResponseAt: null });
    expect((await agent.api.get(`/chats/${chat.id}/messages`)).body.data).toMatchObject([
      { text: 'We saw your order', sender: { type: 'agent', id: agent.id } },
      { text: 'It is broken', sender: { type: 'customer', id: chat.customer.id, name: 'Cleo' } },
    ]);
    expect((await switchboard.startChat({ greeting: 'We saw your order' }, agent.api)).chat).toMatchObject({
      lastSeq: 1,
      firstResponseAt: null,
    });
    await agent.api.post(`/chats/${chat.id}/claim`);
    await customer(customerToken).post(`/chats/${chat.id}/close`);
    for (const api of [switchboard.visitor, customer(customerToken)]) {
      expect(await api.post('/chats', { customer: { name: 'Cleo' }, greeting: 'Hello' })).toMatchObject({
        status: 403,
        body: { code: 'chat.greeting_not_allowed' },
      });
    }
  });

  describe('again, with the customer’s token', () => {
    it('is refused while a chat is open, which is named', async () => {
      const { chat, customerToken } = await switchboard.startChat();
      const again = await customer(customerToken).post('/chats', { message: 'Hello?' });
      expect(again).toMatchObject({ status: 409, body: { code: 'chat.already_open', chatId: chat.id } });
    });

    it('is the same customer’s next chat once the last is closed, whatever name is given', async () => {
      const { chat, customerToken } = await switchboard.startChat({ customer: { name: 'Cleo', email: 'cleo@example.com' } });
      await customer(customerToken).post(`/chats/${chat.id}/close`);
      const next = await switchboard.startChat(
        { customer: { name: 'Somebody else', email: 'other@example.com' } },
        customer(customerToken),
      );
      expect(next.chat.customer).toEqual(chat.customer);
      expect((await customer(next.customerToken).get('/chats')).body.data.map(({ id }: { id: string }) => id)).toEqual([
        next.chat.id,
        chat.id,
      ]);
    });

    it('opens one chat, however many tabs ask at once', async () => {
      const { chat, customerToken } = await switchboard.startChat();
      await customer(customerToken).post(`/chats/${chat.id}/close`);
      const answers = await Promise.all(Array.from({ length: 5 }, () => customer(customerToken).post('/chats', {})));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
    });

    it('works for 30 days after the last chat was closed', async () => {
      const { chat, customerToken } = await switchboard.startChat();
      switchboard.clock.advance(400 * 24 * 3600);
      expect((await customer(customerToken).post(`/chats/${chat.id}/close`)).status).toBe(200);
      switchboard.clock.advance(29 * 24 * 3600);
      expect((await customer(customerToken).get(`/chats/${chat.id}`)).status).toBe(200);
      switchboard.clock.advance(2 * 24 * 3600);
      expect((await customer(customerToken).get(`/chats/${chat.id}`)).status).toBe(401);
      switchboard.clock.advance(-431 * 24 * 3600);
    });
  });

  describe('as somebody who is known', () => {
    const known = { name: 'Kim', email: 'kim@example.com', externalId: 'kim-1' };

    it('a stranger who says so is a new customer, and sees and changes nothing of the known one', async () => {
      const real = await switchboard.startChat({ customer: known, message: 'Secret' }, agent.api);
      for (const claim of [known, { name: 'Kim', externalId: 'kim-1' }, { name: 'Kim', email: 'KIM@example.com' }]) {
        const { chat, customerToken } = await switchboard.startChat({ customer: claim });
        expect(chat.customer.id).not.toBe(real.chat.customer.id);
        expect((await customer(customerToken).get('/chats')).body.data.map(({ id }: { id: string }) => id)).toEqual([chat.id]);
        expect((await customer(customerToken).get(`/chats/${real.chat.id}`)).status).toBe(404);
      }
      expect((await switchboard.startChat({ customer: { ...known, name: 'Nick' } }, agent.api)).chat.customer).toEqual(real.chat.customer);
    });

    it('staff who name a known external id get that customer, also when several do at once', async () => {
      const named = { name: 'Lee', externalId: 'lee-1' };
      const started = await Promise.all(Array.from({ length: 5 }, () => switchboard.startChat({ customer: named }, agent.api)));
      expect(new Set(started.map(({ chat }) => chat.customer.id)).size).toBe(1);
      expect((await customer(started[0]!.customerToken).get('/chats')).body.data).toHaveLength(5);
    });

    it('staff who name only a known e-mail get a new customer', async () => {
      const [one, two] = [
        await switchboard.startChat({ customer: { name: 'Max', email: 'max@example.com' } }, agent.api),
        await switchboard.startChat({ customer: { name: 'Max', email: 'max@example.com' } }, agent.api),
      ];
      expect(one.chat.customer.id).not.toBe(two.chat.customer.id);
    });

    it('staff must say who it is', async () => {
      expect(await agent.api.post('/chats', { message: 'Hello' })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/customer' }] },
      });
    });
  });

  describe('when nobody is there and the setting says no', () => {
    beforeAll(() => switchboard.settings({ acceptWhenNobodyOnline: false }));
    afterAll(() => switchboard.settings({ acceptWhenNobodyOnline: true }));

    it('is refused for everybody, and nothing is kept', async () => {
      const before = await stored(switchboard.database);
      for (const api of [switchboard.visitor, agent.api]) {
        expect(await api.post('/chats', { customer: { name: 'Cleo' }, message: 'Hello' })).toMatchObject({
          status: 409,
          body: { code: 'chat.nobody_online' },
        });
      }
      expect(await stored(switchboard.database)).toEqual(before);
    });

    it('works again as soon as somebody is online or busy, and not when they are away', async () => {
      const socket = await switchboard.connect(agent.token);
      expect((await switchboard.visitor.post('/chats', { customer: { name: 'Cleo' } })).status).toBe(201);
      await socket.ask('status.set', { status: 'busy' });
      expect((await switchboard.visitor.post('/chats', { customer: { name: 'Cleo' } })).status).toBe(201);
      await socket.ask('status.set', { status: 'away' });
      expect((await switchboard.visitor.post('/chats', { customer: { name: 'Cleo' } })).status).toBe(409);
    });
  });
});
