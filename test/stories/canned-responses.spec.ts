import { randomUUID } from 'node:crypto';
import type { Answer, Api } from '../kit/api';
import { type Connected, saidByPeople } from '../kit/client';
import { servedBy, unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('Canned responses', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let ana: Staff & { socket: Connected };
  let ben: Staff;
  let count = 0;

  beforeAll(async () => {
    switchboard = await unlimited();
    supervisor = await switchboard.staff('supervisor');
    ana = await switchboard.agentOnline({ name: 'Ana Duarte', maxConcurrentChats: 1000 });
    ben = await switchboard.staff('agent');
  });
  afterAll(() => switchboard.stop());

  /** A word that no other test has. */
  const unique = (word: string): string => `${word}${(count += 1)}`;
  const write = async (by: Staff, fields: object = {}): Promise<Answer['body']> => {
    const { status, body } = await by.api.post('/canned-responses', { title: 'Greeting', content: 'Hello!', ...fields });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const shared = (fields: object = {}): Promise<Answer['body']> => write(supervisor, { scope: 'shared', ...fields });
  const titles = async (by: { api: Api }, query: string): Promise<string[]> =>
    (await by.api.get(`/canned-responses?${query}`)).body.data.map(({ title }: { title: string }) => title);

  describe('are written', () => {
    it('shared by supervisors and admins, read by all staff', async () => {
      const shortcut = unique('hi');
      const { status, body } = await supervisor.api.post('/canned-responses', {
        title: ' Greeting ',
        shortcut: `/${shortcut}`,
        category: 'Openings',
        content: 'Hello {{customer_name}}!',
        scope: 'shared',
      });
      expect(status).toBe(201);
      const time = expect.stringMatching(/^\d{4}-.*Z$/);
      expect(body).toEqual({
        id: expect.any(String),
        title: 'Greeting',
        shortcut,
        category: 'Openings',
        content: 'Hello {{customer_name}}!',
        scope: 'shared',
        ownerId: null,
        teamId: null,
        usageCount: 0,
        ownUsageCount: 0,
        lastUsedAt: null,
        attachments: [],
        createdAt: time,
        updatedAt: time,
      });
      expect(await ana.api.get(`/canned-responses/${body.id}`)).toMatchObject({ status: 200, body });
      const changed = await (await switchboard.admin()).api.patch(`/canned-responses/${body.id}`, { title: 'Welcome', category: null });
      expect(changed).toMatchObject({ status: 200, body: { title: 'Welcome', category: null, shortcut, content: body.content } });
      expect(await supervisor.api.delete(`/canned-responses/${body.id}`)).toMatchObject({ status: 204 });
      expect((await ana.api.get(`/canned-responses/${body.id}`)).body.code).toBe('canned.not_found');
    });

    it('not shared by agents, who can neither add, change, delete, restore, publish nor take one over', async () => {
      const { id } = await shared();
      const mine = await write(ana);
      const attempts = [
        ana.api.post('/canned-responses', { title: 'x', content: 'x', scope: 'shared' }),
        ana.api.patch(`/canned-responses/${id}`, { title: 'x' }),
        ana.api.patch(`/canned-responses/${id}`, { scope: 'personal' }),
        ana.api.patch(`/canned-responses/${mine.id}`, { scope: 'shared' }),
        ana.api.delete(`/canned-responses/${id}`),
        ana.api.post(`/canned-responses/${id}/restore`),
      ];
      for (const answer of await Promise.all(attempts))
        expect(answer).toMatchObject({ status: 403, body: { code: 'canned.shared_is_read_only' } });
      expect((await ana.api.get(`/canned-responses/${id}`)).body).toMatchObject({ title: 'Greeting', scope: 'shared' });
      expect((await ana.api.get(`/canned-responses/${mine.id}`)).body).toMatchObject({ scope: 'personal', ownerId: ana.id });
    });

    it('personal ones for their author alone: for colleagues, supervisors and admins there is nothing', async () => {
      const word = unique('secret');
      const { id } = await write(ana, { title: word, shortcut: word, category: word });
      const { chatId } = await servedBy(ana, switchboard);
      for (const other of [ben, supervisor, await switchboard.admin()]) {
        const absent = await other.api.get(`/canned-responses/${randomUUID()}`);
        const attempts = [
          other.api.get(`/canned-responses/${id}`),
          other.api.patch(`/canned-responses/${id}`, { title: 'x' }),
          other.api.delete(`/canned-responses/${id}`),
          other.api.post(`/canned-responses/${id}/restore`),
          other.api.get(`/canned-responses/${id}/history`),
          other.api.post(`/canned-responses/${id}/render`, { chatId }),
        ];
        for (const { status, body } of await Promise.all(attempts)) expect({ status, body }).toEqual({ status: 404, body: absent.body });
        for (const query of [`q=${word}`, `shortcut=${word}`, `category=${word}`]) expect(await titles(other, query)).toEqual([]);
        expect(JSON.stringify((await other.api.get('/canned-responses/categories?limit=100')).body)).not.toContain(word);
      }
      const sent = await supervisor.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: id, clientMessageId: 'x' });
      expect(sent).toMatchObject({ status: 404, body: { code: 'canned.not_found' } });
      const named = await supervisor.api.post(`/chats/${chatId}/messages`, { cannedResponseId: id, clientMessageId: 'x', text: 'Hello!' });
      expect(named).toMatchObject({ status: 404, body: { code: 'canned.not_found' } });
      expect(saidByPeople((await ana.api.get(`/chats/${chatId}/messages`)).body.data)).toEqual([]);
      expect(await titles(ana, `q=${word}`)).toEqual([word]);
    });

    it('never by customers, nor read by them', async () => {
      const { id } = await shared();
      const { chatId, token } = await servedBy(ana, switchboard);
      const cleo = switchboard.as({ token });
      const attempts = [
        cleo.get('/canned-responses'),
        cleo.get('/canned-responses/categories'),
        cleo.get(`/canned-responses/${id}`),
        cleo.post('/canned-responses', { title: 'x', content: 'x' }),
        cleo.patch(`/canned-responses/${id}`, { title: 'x' }),
        cleo.delete(`/canned-responses/${id}`),
        cleo.post(`/canned-responses/${id}/render`, { chatId }),
        cleo.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: id, clientMessageId: 'x' }),
        cleo.post(`/chats/${chatId}/messages`, { cannedResponseId: id, clientMessageId: 'x', text: 'Hello!' }),
      ];
      for (const { status } of await Promise.all(attempts)) expect(status).toBe(403);
      const socket = await switchboard.connect(token);
      expect((await socket.emit('canned.send', { chatId, cannedResponseId: id, clientMessageId: 'x' })).error.status).toBe(403);
      expect((await socket.emit('message.send', { chatId, cannedResponseId: id, clientMessageId: 'x', text: 'Hello!' })).error.code).toBe(
        'canned.staff_only',
      );
      expect(saidByPeople((await cleo.get(`/chats/${chatId}/messages`)).body.data)).toEqual([]);
    });

    it('with a shortcut that is theirs among shared and within its owner, whatever its capitals', async () => {
      const shortcut = unique('Refund');
      await shared({ shortcut });
      expect(
        await supervisor.api.post('/canned-responses', { title: 'x', content: 'x', scope: 'shared', shortcut: shortcut.toUpperCase() }),
      ).toMatchObject({ status: 409, body: { code: 'canned.shortcut_taken' } });
      await Promise.all([write(ana, { shortcut }), write(ben, { shortcut })]);
      const again = await ana.api.post('/canned-responses', { title: 'x', content: 'x', shortcut: `/${shortcut}` });
      expect(again).toMatchObject({ status: 409, body: { code: 'canned.shortcut_taken' } });
      const other = await write(ana, { shortcut: unique('other') });
      expect(await ana.api.patch(`/canned-responses/${other.id}`, { shortcut })).toMatchObject({ status: 409 });
      for (const bad of ['two words', '//x', 'a/b', '-x', '', '💬']) {
        expect(await ana.api.post('/canned-responses', { title: 'x', content: 'x', shortcut: bad })).toMatchObject({
          status: 422,
          body: { errors: [{ pointer: '/shortcut' }] },
        });
      }
    });

    it('by twenty at once under one shortcut: one wins', async () => {
      const shortcut = unique('race');
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => supervisor.api.post('/canned-responses', { title: 'x', content: 'x', scope: 'shared', shortcut })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    });

    it('with variables that exist: anything else is refused, and its place told', async () => {
      const refusal = async (content: string): Promise<string> => {
        const { status, body } = await ana.api.post('/canned-responses', { title: 'x', content });
        expect({ content, status, code: body.code, pointer: body.errors?.[0].pointer }).toEqual({
          content,
          status: 422,
          code: 'canned.bad_template',
          pointer: '/content',
        });
        return body.errors[0].message;
      };
      expect(await refusal('Hello,\n dear {{customer_nmae}}!')).toMatch(
        /^line 2, column 7: unknown variable "customer_nmae"; there are customer_name, /,
      );
      expect(await refusal('{{customer_name.constructor}}')).toMatch(/^line 1, column 1: write a variable, or one with a text/);
      for (const bad of [
        '{{customer_name | upcase}}',
        '{{customer_name | constructor}}',
        '{% if subject %}x{% endif %}',
        '{% constructor %}',
        '{{subject',
        '{{}}',
        '{{"text"}}',
        '{{customer_name agent_name}}',
        '{{subject | default: "\\0"}}',
        '{% raw %}{{x}}{% endraw %}',
        '{{subject | default: agent_name}}',
      ]) {
        expect(await refusal(bad)).toMatch(/^line 1, column \d+: /);
      }
      const { id } = await write(ana);
      expect(await ana.api.patch(`/canned-responses/${id}`, { content: '{{nonsense}}' })).toMatchObject({
        status: 422,
        body: { code: 'canned.bad_template' },
      });
      expect((await ana.api.get(`/canned-responses/${id}`)).body.content).toBe('Hello!');
    });

    it('and restored after a deletion, unless the shortcut was given away', async () => {
      const shortcut = unique('undo');
      const { id } = await shared({ shortcut });
      await supervisor.api.delete(`/canned-responses/${id}`);
      expect(await titles(ana, `shortcut=${shortcut}`)).toEqual([]);
      expect(await supervisor.api.delete(`/canned-responses/${id}`)).toMatchObject({ status: 404 });
      expect(await supervisor.api.patch(`/canned-responses/${id}`, { title: 'x' })).toMatchObject({ status: 404 });
      const other = await shared({ shortcut });
      expect(await supervisor.api.post(`/canned-responses/${id}/restore`)).toMatchObject({
        status: 409,
        body: { code: 'canned.shortcut_taken' },
      });
      await supervisor.api.delete(`/canned-responses/${other.id}`);
      expect(await supervisor.api.post(`/canned-responses/${id}/restore`)).toMatchObject({ status: 200, body: { id, shortcut } });
      expect(await supervisor.api.post(`/canned-responses/${id}/restore`)).toMatchObject({ status: 200 });
      expect(await titles(ana, `shortcut=${shortcut}`)).toEqual(['Greeting']);
    });
  });

  it('keep who wrote what and when, also when they are deleted', async () => {
    const { id } = await shared({ title: 'First', content: 'One' });
    const admin = await switchboard.admin();
    await admin.api.patch(`/canned-responses/${id}`, { title: 'Second', content: 'One' });
    await supervisor.api.delete(`/canned-responses/${id}`);
    await supervisor.api.post(`/canned-responses/${id}/restore`);
    await supervisor.api.delete(`/canned-responses/${id}`);
    const { data } = (await ana.api.get(`/canned-responses/${id}/history`)).body;
    expect(data.map(({ type, actor }: { type: string; actor: { id: string } }) => [type, actor.id])).toEqual([
      ['created', supervisor.id],
      ['changed', admin.id],
      ['deleted', supervisor.id],
      ['restored', supervisor.id],
      ['deleted', supervisor.id],
    ]);
    expect(data[0].changes).toMatchObject({
      title: { from: null, to: 'First' },
      content: { from: null, to: 'One' },
      scope: { from: null, to: 'shared' },
    });
    expect(data[1]).toMatchObject({ changes: { title: { from: 'First', to: 'Second' } }, at: expect.stringMatching(/Z$/) });
    expect(data[1].changes.content).toBeUndefined();
  });

  describe('are found', () => {
    it('by the beginnings of words in shortcut, title and content, without accents and capitals', async () => {
      const word = unique('zebra');
      await shared({ title: `Über ${word} Délai`, shortcut: `${word}-order-123`, content: 'Parcels arrive on Tuesday' });
      for (const q of [word, `/${word.slice(0, 5)}`, `${word} uber`, `${word} DELA`, `${word} parc tues`, `${word} 123`, `${word} ord 12`])
        expect({ q, found: (await titles(ana, `q=${encodeURIComponent(q)}`)).length > 0 }).toEqual({ q, found: true });
      for (const q of [`${word}x`, `${word} arcels`, `${word} wednesday`, '!!', `${word} & !:*'`]) {
        expect({ q, found: await titles(ana, `q=${encodeURIComponent(q)}`) }).toEqual({
          q,
          found: q.endsWith("'") ? [`Über ${word} Délai`] : [],
        });
      }
    });

    it('by category, scope and shortcut', async () => {
      const category = unique('Closings');
      await shared({ title: 'Bye', category, shortcut: unique('bye') });
      const own = await write(ana, { title: 'Ciao', category, shortcut: unique('ciao') });
      expect(await titles(ana, `category=${category}`)).toEqual(['Bye', 'Ciao']);
      expect(await titles(ana, `category=${category}&scope=personal`)).toEqual(['Ciao']);
      expect(await titles(ana, `category=${category}&scope=shared`)).toEqual(['Bye']);
      expect(await titles(ana, `shortcut=/${own.shortcut.toUpperCase()}`)).toEqual(['Ciao']);
      expect(await titles(ana, `shortcut=${own.shortcut.slice(0, -1)}`)).toEqual([]);
      const names = async (by: Staff) =>
        (await by.api.get('/canned-responses/categories?limit=100')).body.data.filter(({ name }: { name: string }) => name === category);
      expect(await names(ana)).toEqual([{ name: category, count: 2 }]);
      expect(await names(ben)).toEqual([{ name: category, count: 1 }]);
    });

    it('a personal one where a shared one has the same shortcut', async () => {
      const shortcut = unique('same');
      await shared({ title: 'Ours', shortcut });
      const mine = await write(ana, { title: 'Mine', shortcut });
      expect(await titles(ana, `shortcut=${shortcut}`)).toEqual(['Mine']);
      expect(await titles(ben, `shortcut=${shortcut}`)).toEqual(['Ours']);
      await ana.api.delete(`/canned-responses/${mine.id}`);
      expect(await titles(ana, `shortcut=${shortcut}`)).toEqual(['Ours']);
    });

    it('in parts, each once', async () => {
      const category = unique('many');
      for (let i = 0; i < 7; i++) await shared({ title: `Title ${i % 3}`, category });
      const seen: string[] = [];
      for (let cursor = ''; ;) {
        const { data, nextCursor } = (await ana.api.get(`/canned-responses?category=${category}&limit=2${cursor}`)).body;
        seen.push(...data.map(({ title, id }: { title: string; id: string }) => `${title} ${id}`));
        if (nextCursor === null) break;
        cursor = `&cursor=${nextCursor}`;
      }
      expect(new Set(seen).size).toBe(7);
      expect(seen).toEqual([...seen].sort());
    });
  });
});
