import type { Answer, Api } from '../kit/api';
import { unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

const BLANKS = [' \n\t ', '\u200b\u200b', '\u00ad\u2060', '\u3164\u115f', '\u2800', '\u0300'];

describe('What people type', () => {
  let switchboard: Switchboard;
  let admin: Staff;
  let ana: Awaited<ReturnType<Switchboard['agentOnline']>>;
  let chat: { id: string };
  let cleo: Api;
  let customerToken: string;

  beforeAll(async () => {
    switchboard = await unlimited();
    admin = await switchboard.admin();
    ana = await switchboard.agentOnline({ skills: ['billing'], maxConcurrentChats: 100 });
    ({ chat, customerToken } = await switchboard.startChat({ message: 'Hello' }));
    cleo = switchboard.as({ token: customerToken });
    await ana.socket.heard('chat.assigned');
  });
  afterAll(() => switchboard.stop());

  /** @returns the fields that are named as wrong */
  const wrong = async (asked: Promise<{ status: number; body: { errors?: { pointer: string }[] } }>): Promise<unknown> => {
    const { status, body } = await asked;
    return status === 422 ? body.errors!.map(({ pointer }) => pointer) : { status, body };
  };

  describe('that says nothing', () => {
    it.each(BLANKS)('is refused where something must be said: %j', async (blank) => {
      const customer = { name: 'Cleo' };
      const refusals: [string, Promise<Answer>][] = [
        ['/text', cleo.post(`/chats/${chat.id}/messages`, { clientMessageId: 'blank', text: blank })],
        ['/text', ana.api.post(`/chats/${chat.id}/notes`, { text: blank })],
        ['/tags', ana.api.put(`/chats/${chat.id}/tags`, { tags: ['vip', blank] })],
        ['/message', switchboard.visitor.post('/chats', { customer, message: blank })],
        ['/customer/name', switchboard.visitor.post('/chats', { customer: { name: blank } })],
        ['/content', ana.api.post('/canned-responses', { title: 'Blank', content: blank })],
        ['/title', ana.api.post('/canned-responses', { title: blank, content: 'Hello' })],
        ['/category', ana.api.post('/canned-responses', { title: 'Blank', content: 'Hello', category: blank })],
        ['/shortcut', ana.api.post('/canned-responses', { title: 'Blank', content: 'Hello', shortcut: blank })],
        ['/name', admin.api.post('/skills', { name: blank })],
        ['/skills/0/name', admin.api.put(`/agents/${ana.id}/skills`, { skills: [{ name: blank }] })],
        ['/name', admin.api.post('/users', { name: blank, email: 'bo@example.com', password: 'a-good-password', role: 'agent' })],
        ['/name', admin.api.post('/customers', { name: blank })],
        ['/externalId', admin.api.post('/customers', { name: 'Bo', externalId: blank })],
        ['/subject', ana.api.post(`/chats/${chat.id}/ticket`, { subject: blank })],
        ['/message', switchboard.visitor.post('/offline-messages', { name: 'Cleo', email: 'cleo@example.com', message: blank })],
      ];
      for (const [pointer, asked] of refusals) expect({ pointer, told: await wrong(asked) }).toEqual({ pointer, told: [pointer] });
      const sent = await ana.socket.emit('message.send', { chatId: chat.id, clientMessageId: 'blank', text: blank });
      expect(sent).toMatchObject({ ok: false, error: { status: 422, errors: [{ pointer: '/text' }] } });
    });

    it('is null where nothing need be said', async () => {
      const started = await switchboard.startChat({ subject: '\u200b ' });
      expect(started.chat.subject).toBeNull();
      const own = switchboard.as({ token: started.customerToken });
      await own.post(`/chats/${started.chat.id}/close`);
      expect((await own.put(`/chats/${started.chat.id}/rating`, { score: 5, comment: '   ' })).body.rating).toEqual({
        score: 5,
        comment: null,
      });
      expect((await admin.api.post('/skills', { name: 'plain', description: ' ' })).body).toEqual({
        name: 'plain',
        description: null,
        public: false,
      });
    });

    it('is a search for nothing in particular', async () => {
      await ana.api.post('/canned-responses', { title: 'Greeting', content: 'Hello' });
      await ana.api.put(`/chats/${chat.id}/tags`, { tags: ['here'] });
      for (const path of ['/canned-responses', '/customers', '/chats', '/tags']) {
        const all = (await admin.api.get(path)).body;
        for (const blank of ['', '%20%20', '%E2%80%8B']) expect((await admin.api.get(`${path}?q=${blank}`)).body).toEqual(all);
      }
      expect((await ana.api.get('/canned-responses?q=%20')).body.data).toMatchObject([{ title: 'Greeting' }]);
    });

    it('says something as soon as it has a letter, a digit, a sign or an emoji', async () => {
      for (const text of ['?', '🙂', '❤️', '7', '\u200b!'])
        expect((await cleo.post(`/chats/${chat.id}/messages`, { clientMessageId: `some ${text}`, text })).body).toMatchObject({ text });
    });
  });

  describe('that cannot be what it claims', () => {
    it.each(['abc', '-', '+', '7', 'call me', '12 or 13', '1'.repeat(41)])('is no phone number: %j', async (phone) => {
      expect(await wrong(admin.api.post('/customers', { name: 'Bo', phone }))).toEqual(['/phone']);
      expect(await wrong(switchboard.visitor.post('/chats', { customer: { name: 'Bo', phone } }))).toEqual(['/customer/phone']);
    });

    it.each(['+31 20 123 4567', '(020) 123-4567', '0049/30/1234', '555.1234 ext. 12', '555-1234x12', '112', '*100#', '٠١٢٣٤٥'])(
      'is a phone number: %j',
      async (phone) => {
        expect((await admin.api.post('/customers', { name: 'Bo', phone: ` ${phone} ` })).body).toMatchObject({ phone });
      },
    );

    it('is no e-mail wherever one is asked for, and spaces around one do not count', async () => {
      const named = (email: string): [string, string, Promise<Answer>][] => [
        ['/customer/email', 'chat.customer.email', switchboard.visitor.post('/chats', { customer: { name: 'Cleo', email } })],
        ['/email', 'email', admin.api.post('/customers', { name: 'Cleo', email })],
        ['/email', 'ticket.id', switchboard.visitor.post('/offline-messages', { name: 'Cleo', email, message: 'Hello' })],
        ['/email', 'email', admin.api.post('/users', { name: 'Cleo', email, password: 'a-good-password', role: 'agent' })],
      ];
      for (const [, path, asked] of named(' cleo.k@example.com ')) {
        const { status, body } = await asked;
        expect(status).toBe(201);
        if (path.endsWith('email')) expect({ body }).toHaveProperty(`body.${path}`, 'cleo.k@example.com');
      }
      for (const [pointer, , asked] of named(' cleo ')) expect(await wrong(asked)).toEqual([pointer]);
    });

    it('is a contradiction', async () => {
      const skills = (more: object): object[] => [{ name: 'billing', ...more }];
      const start = (more: object): Promise<Answer> => admin.api.post('/chats', { customer: { name: 'Bo' }, skills: skills(more) });
      for (const more of [{ required: true, relaxAfterSeconds: 5 }, { relaxAfterSeconds: 5 }]) {
        expect(await wrong(start(more))).toEqual(['/skills/0/relaxAfterSeconds']);
        expect(await wrong(ana.api.post(`/chats/${chat.id}/transfer`, { skills: skills(more) }))).toEqual(['/skills/0/relaxAfterSeconds']);
      }
      expect((await start({ required: false, relaxAfterSeconds: 5 })).status).toBe(201);
    });

    it('is an instant that is not there', async () => {
      const path = `/agents/${ana.id}/time-in-status`;
      expect(await wrong(admin.api.get(path))).toEqual(['/from', '/to']);
      expect(await wrong(admin.api.get(`${path}?from=2026-01-01`))).toEqual(['/to']);
      expect(await wrong(admin.api.get(`${path}?from=2026-01-01&to=2028-01-01`))).toEqual(['/to']);
    });
  });

  describe('as a name', () => {
    const tags = (names: string[], of = chat.id): Promise<Answer> => ana.api.put(`/chats/${of}/tags`, { tags: names });
    const idsOf = async (query: string): Promise<string[]> =>
      (await admin.api.get(`/chats?${query}`)).body.data.map(({ id }: { id: string }) => id);

    it('is a tag once, as it was first written', async () => {
      expect((await tags(['VIP', 'b', 'c', 'b', ' vip '])).body.tags).toEqual(['VIP', 'b', 'c']);
      const other = await switchboard.startChat();
      await ana.socket.heard('chat.assigned', (each) => each.chat.id === other.chat.id);
      expect((await tags(['ｖｉｐ', 'Straße'], other.chat.id)).body.tags).toEqual(['VIP', 'Straße']);
      for (const written of ['vip', 'VIP', 'Vip%20', 'nobody,vip']) expect(await idsOf(`tag=${written}`)).toEqual([other.chat.id, chat.id]);
      expect(await idsOf('tag=STRASSE')).toEqual([other.chat.id]);
      expect(await idsOf('tag=nobody')).toEqual([]);
      expect((await admin.api.get('/tags?q=stRas')).body.data).toEqual([{ name: 'Straße' }]);
    });

    it('is a tag once when two write it differently at the same time', async () => {
      const { chat: other } = await switchboard.startChat();
      await ana.socket.heard('chat.assigned', (each) => each.chat.id === other.id);
      const [one, two] = await Promise.all([tags(['Urgent!']), tags(['URGENT!'], other.id)]);
      expect(one.body.tags).toEqual(two.body.tags);
    });

    it('is a skill once, wherever it is named', async () => {
      expect((await admin.api.post('/skills', { name: 'BILLING' })).body).toMatchObject({ status: 409, code: 'skill.exists' });
      const given = await admin.api.put(`/agents/${ana.id}/skills`, { skills: [{ name: ' Billing ', level: 3 }, { name: 'Größe' }] });
      expect(given.body.skills).toEqual([
        { name: 'billing', level: 3 },
        { name: 'Größe', level: 1 },
      ]);
      const twice = await admin.api.put(`/agents/${ana.id}/skills`, { skills: [{ name: 'billing' }, { name: 'Billing' }] });
      expect(twice).toMatchObject({ status: 422, body: { errors: [{ pointer: '/skills', message: 'skills must name each only once' }] } });
      const started = await switchboard.startChat({ skills: [{ name: 'GRÖSSE' }] }, admin.api);
      expect(started.chat.skills).toMatchObject([{ name: 'Größe' }]);
      await ana.socket.heard('chat.assigned', (each) => each.chat.id === started.chat.id);
      const moved = await ana.api.post(`/chats/${started.chat.id}/transfer`, { skills: [{ name: 'Billing' }] });
      expect(moved.body.skills).toMatchObject([{ name: 'billing' }]);
      expect(await idsOf('skill=BILLING,nobody')).toContain(started.chat.id);
      expect(await idsOf('skill=nobody')).toEqual([]);
      expect((await admin.api.get('/skills')).body.data.map(({ name }: { name: string }) => name)).toEqual(['Größe', 'billing', 'plain']);
    });

    it('is a shortcut and a category once', async () => {
      const write = (fields: object): Promise<Answer> => ana.api.post('/canned-responses', { title: 'Hello', content: 'Hello', ...fields });
      expect((await write({ shortcut: 'straße', category: 'Small  talk' })).body).toMatchObject({
        shortcut: 'straße',
        category: 'Small  talk',
      });
      for (const shortcut of ['STRASSE', 'ｓtrasse'])
        expect((await write({ shortcut })).body).toMatchObject({ status: 409, code: 'canned.shortcut_taken' });
      expect((await ana.api.get('/canned-responses?shortcut=/Strasse')).body.data).toHaveLength(1);
      const second = await write({ shortcut: 'hello', category: 'SMALL TALK' });
      expect(second.body).toMatchObject({ category: 'Small  talk' });
      expect((await write({ shortcut: 'ＨＥＬＬＯ' })).status).toBe(409);
      expect((await ana.api.get('/canned-responses/categories')).body.data).toEqual([{ name: 'Small  talk', count: 2 }]);
      expect((await ana.api.get('/canned-responses?category=small%20talk')).body.data).toHaveLength(2);
      await ana.api.patch(`/canned-responses/${second.body.id}`, { category: 'other' });
      expect((await ana.api.patch(`/canned-responses/${second.body.id}`, { category: 'Other' })).body.category).toBe('Other');
    });
  });

  describe('to find chats', () => {
    it('may name several values of one kind', async () => {
      const all = (await admin.api.get('/chats?limit=100')).body.data as {
        id: string;
        status: string;
        agentId: string | null;
        priority: string;
      }[];
      const those = (fits: (each: (typeof all)[number]) => boolean): string[] => all.filter(fits).map(({ id }) => id);
      const found = async (query: string): Promise<string[]> =>
        (await admin.api.get(`/chats?limit=100&${query}`)).body.data.map(({ id }: { id: string }) => id);
      expect(new Set(all.map(({ status }) => status)).size).toBeGreaterThan(2);
      expect(await found('status=queued,active')).toEqual(those(({ status }) => status !== 'closed'));
      expect(await found('agentId=none')).toEqual(those(({ agentId }) => agentId === null));
      expect(await found(`agentId=${ana.id},none`)).toEqual(those(({ agentId }) => agentId === null || agentId === ana.id));
      expect(await found('priority=high,normal&status=closed')).toEqual(those(({ status }) => status === 'closed'));
      for (const [query, pointer] of [
        ['status=queued,open', '/status'],
        ['status=queued&status=active', '/status'],
        ['agentId=none,x', '/agentId'],
        [`tag=${'a,'.repeat(21)}`, '/tag'],
        ['skill=,', '/skill'],
      ]) {
        expect({ query, told: await wrong(admin.api.get(`/chats?${query}`)) }).toEqual({ query, told: [pointer] });
      }
      const { body } = await admin.api.get('/chats?status=queued&status=active');
      expect(body.errors).toEqual([{ pointer: '/status', message: 'status must be given once, with commas between its values' }]);
    });
  });

  describe('that is deleted while others refer to it', () => {
    it('is a skill that open chats ask for', async () => {
      await admin.api.post('/skills', { name: 'Rare' });
      const { chat: waiting } = await switchboard.startChat({ skills: [{ name: 'rare' }, { name: 'plain', required: false }] }, admin.api);
      expect((await admin.api.delete('/skills/RARE')).body).toMatchObject({ status: 409, code: 'skill.in_use', chatIds: [waiting.id] });
      expect((await admin.api.delete('/skills/rare?force=false')).status).toBe(409);
      expect(await wrong(admin.api.delete('/skills/rare?force=yes'))).toEqual(['/force']);
      expect((await admin.api.delete('/skills/rare?force=true')).status).toBe(204);
      const { chat: assigned } = await ana.socket.heard('chat.assigned', (each) => each.chat.id === waiting.id);
      expect(assigned.skills).toMatchObject([{ name: 'plain' }]);
      expect((await admin.api.delete('/skills/rare?force=true')).status).toBe(404);
      await ana.api.post(`/chats/${waiting.id}/close`);
      expect((await admin.api.delete('/skills/plain')).status).toBe(204);
    });

    it('is called something else by all who have it or ask for it', async () => {
      await admin.api.post('/skills', { name: 'french' });
      const { chat: waiting } = await switchboard.startChat({ skills: [{ name: 'french' }] }, admin.api);
      await admin.api.put(`/agents/${ana.id}/skills`, { skills: [{ name: 'billing' }] });
      expect((await admin.api.patch('/skills/french', { name: 'Billing' })).body).toMatchObject({ status: 409, code: 'skill.exists' });
      expect((await admin.api.patch('/skills/French', { name: 'Français', public: true })).body).toEqual({
        name: 'Français',
        description: null,
        public: true,
      });
      expect((await admin.api.get(`/chats/${waiting.id}`)).body.skills).toMatchObject([{ name: 'Français' }]);
      expect((await admin.api.patch('/skills/billing', { name: 'Invoices' })).status).toBe(200);
      expect((await admin.api.get('/agents/me')).status).toBeLessThan(500);
      expect((await ana.api.get('/agents/me')).body.skills).toEqual([{ name: 'Invoices', level: 1 }]);
      expect((await admin.api.patch('/skills/french', { public: false })).status).toBe(404);
    });
  });

  describe('as a password', () => {
    const composed = 'Amélie sur la plage'.normalize('NFC');
    const typed = [composed, composed.normalize('NFD'), composed.replaceAll(' ', '\u00a0')];

    it.each(typed)('is the same however it was composed: %j', async (password) => {
      const email = `amelie-${typed.indexOf(password)}@example.com`;
      await admin.api.post('/users', { name: 'Amélie', email, password, role: 'agent' });
      for (const again of typed) expect((await switchboard.visitor.post('/auth/login', { email, password: again })).status).toBe(200);
      expect((await switchboard.visitor.post('/auth/login', { email, password: composed.replace('é', 'e') })).status).toBe(401);
    });

    it('is known as it was typed before passwords had one form', async () => {
      const { hash } = jest.requireActual<typeof import('@node-rs/argon2')>('@node-rs/argon2');
      await switchboard.probe.doctor.setPasswordHash(ana.id, await hash(composed.normalize('NFD')));
      for (const again of typed.slice(0, 2))
        expect((await switchboard.visitor.post('/auth/login', { email: ana.email, password: again })).status).toBe(200);
    });
  });
});
