import type { MessageView } from '#protocol';
import type { Answer, Page } from '../kit/api';
import { type Connected, saidByPeople } from '../kit/client';
import { servedBy, unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('Sending canned responses', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let ana: Staff & { socket: Connected };
  let count = 0;

  beforeAll(async () => {
    switchboard = await unlimited();
    supervisor = await switchboard.staff('supervisor');
    ana = await switchboard.agentOnline({ name: 'Ana Duarte', maxConcurrentChats: 1000 });
  });
  afterAll(() => switchboard.stop());

  const write = async (content: string, fields: object = {}, by = supervisor): Promise<Answer['body']> => {
    const scope = by === supervisor ? 'shared' : 'personal';
    const { status, body } = await by.api.post('/canned-responses', {
      title: 'Response',
      shortcut: `r${(count += 1)}`,
      scope,
      content,
      ...fields,
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const chatWith = (request: Record<string, unknown> = {}) => servedBy(ana, switchboard, request);
  const texts = async (chatId: string): Promise<(string | null)[]> =>
    saidByPeople((await ana.api.get<Page<MessageView>>(`/chats/${chatId}/messages`)).body.data).map(({ text }) => text);
  const seen = async (id: string, by = ana as Staff): Promise<Answer['body']> => (await by.api.get(`/canned-responses/${id}`)).body;
  const uses = (id: string) => switchboard.probe.usesOf(id);

  describe('a rendering', () => {
    it('has the values of the chat, its customer and whoever asks', async () => {
      const { chatId } = await chatWith({
        subject: 'Invoice 7',
        customer: { name: 'Cleo van Dam', email: 'cleo@example.com', phone: '+31 6 1234' },
      });
      const { id } = await write(
        '{{customer_name}}|{{customer_first_name}}|{{customer_email}}|{{customer_phone}}|{{agent_name}}|{{agent_first_name}}|{{chat_id}}|{{subject}}',
      );
      const { status, body } = await ana.api.post(`/canned-responses/${id}/render`, { chatId });
      expect({ status, body }).toEqual({
        status: 200,
        body: { text: `Cleo van Dam|Cleo|cleo@example.com|+31 6 1234|Ana Duarte|Ana|${chatId}|Invoice 7`, missing: [], attachments: [] },
      });
    });

    it('names what has no value, and falls back where a text is given for that', async () => {
      const { chatId } = await chatWith();
      const { id } = await write(
        'Dear {{customer_first_name | default: "customer"}}, {{ subject | default: "hello" }}: {{ticket_id}} {{customer_email}} {{ticket_id}}',
      );
      const { body } = await ana.api.post(`/canned-responses/${id}/render`, { chatId });
      expect(body).toEqual({
        text: 'Dear Cleo, hello: {{ticket_id}} {{customer_email}} {{ticket_id}}',
        missing: ['ticket_id', 'customer_email'],
        attachments: [],
      });
    });

    it('writes date and time as the customer does, and as in UTC and English where that is unknown', async () => {
      const { id } = await write('{{time}}');
      const rendered = async (metadata: object): Promise<string> => {
        const { chatId } = await chatWith({ metadata });
        return (await ana.api.post(`/canned-responses/${id}/render`, { chatId })).body.text.replaceAll(/\s/g, ' ');
      };
      const inUtc = switchboard.clock.now().toISOString().slice(11, 16);
      expect(await rendered({ timeZone: 'UTC', locale: 'de-DE' })).toBe(inUtc);
      const kathmandu = await rendered({ timeZone: 'Asia/Kathmandu', locale: 'de' });
      expect(Number(kathmandu.slice(3))).toBe((Number(inUtc.slice(3)) + 45) % 60);
      expect(await rendered({ timeZone: 7, locale: ['en'] })).toMatch(new RegExp(`:${inUtc.slice(3)} [AP]M$`));
    });

    it('is not use, and changes nothing', async () => {
      const { chatId } = await chatWith();
      const { id } = await write('Hello');
      await ana.api.post(`/canned-responses/${id}/render`, { chatId });
      expect(await seen(id)).toMatchObject({ usageCount: 0, lastUsedAt: null });
      expect(await texts(chatId)).toEqual([]);
    });

    it('is for those who see the chat', async () => {
      const { chatId } = await chatWith();
      const { id } = await write('Hello {{customer_name}}');
      const ben = await switchboard.staff('agent');
      expect(await ben.api.post(`/canned-responses/${id}/render`, { chatId })).toMatchObject({
        status: 404,
        body: { code: 'chat.not_found' },
      });
      expect(await supervisor.api.post(`/canned-responses/${id}/render`, { chatId })).toMatchObject({ status: 200 });
    });

    it('of a text that is not kept yet has the same values, for those who see the chat, and keeps nothing', async () => {
      const { chatId, cleo } = await chatWith({ customer: { name: 'Cleo van Dam' } });
      const asked = { chatId, content: 'Hello {{customer_first_name}} {{customer_email}}' };
      const kept = (await ana.api.get('/canned-responses')).body.data.length as number;
      expect(await ana.api.post('/canned-responses/preview', asked)).toMatchObject({
        status: 200,
        body: { text: 'Hello Cleo {{customer_email}}', missing: ['customer_email'] },
      });
      for (const content of ['{{nobody}}', '{% raw %}', '{{ customer_name', ''])
        expect(await ana.api.post('/canned-responses/preview', { chatId, content })).toMatchObject({
          status: 422,
          body: { errors: [{ pointer: '/content' }] },
        });
      const ben = await switchboard.staff('agent');
      expect(await ben.api.post('/canned-responses/preview', asked)).toMatchObject({ status: 404, body: { code: 'chat.not_found' } });
      expect((await cleo.post('/canned-responses/preview', asked)).status).toBe(403);
      expect((await ana.api.get('/canned-responses')).body.data).toHaveLength(kept);
      expect(await texts(chatId)).toEqual([]);
    });

    it('takes what customers write as text, whatever it looks like', async () => {
      const name = '{{agent_name}} {% raw %} <b>Bobby</b> ${7*7}';
      const { chatId } = await chatWith({ customer: { name }, subject: '{{customer_email | default: "x"}}' });
      const { id } = await write('Hello {{customer_name}}: {{subject}}');
      const { message } = await ana.socket.ask('canned.send', { chatId, clientMessageId: '1', cannedResponseId: id });
      expect(message.text).toBe(`Hello ${name}: {{customer_email | default: "x"}}`);
    });
  });

  describe('in one stroke', () => {
    it('makes a message of it, by id or by shortcut, which all in the chat hear', async () => {
      const { chatId, token } = await chatWith();
      const { id, shortcut } = await write('Hello {{customer_name}}, I am {{agent_first_name}}.');
      const cleo = await switchboard.connect(token);
      const { status, body } = await ana.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: id, clientMessageId: '1' });
      expect({ status, body }).toMatchObject({
        status: 201,
        body: { seq: 2, clientMessageId: '1', text: 'Hello Cleo, I am Ana.', cannedResponseId: id, sender: { type: 'agent', id: ana.id } },
      });
      const { message } = await ana.socket.ask('canned.send', { chatId, clientMessageId: '2', shortcut: `/${shortcut.toUpperCase()}` });
      expect(message).toMatchObject({ seq: 3, text: 'Hello Cleo, I am Ana.', cannedResponseId: id });
      await cleo.heard('message.created', (event) => event.message.id === message.id);
    });

    it('takes the agent’s own where a shared one has the same shortcut', async () => {
      const { chatId } = await chatWith();
      const { shortcut } = await write('Ours');
      const mine = await write('Mine', { shortcut }, ana);
      const { message } = await ana.socket.ask('canned.send', { chatId, clientMessageId: '1', shortcut });
      expect(message).toMatchObject({ text: 'Mine', cannedResponseId: mine.id });
    });

    it('sends nothing while a variable has no value', async () => {
      const { chatId } = await chatWith();
      const { id } = await write('Your ticket {{ticket_id}} for {{customer_email}}');
      const refused = { status: 422, code: 'canned.unresolved_variable', missing: ['ticket_id', 'customer_email'] };
      expect((await ana.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: id, clientMessageId: '1' })).body).toMatchObject(
        refused,
      );
      expect((await ana.socket.emit('canned.send', { chatId, cannedResponseId: id, clientMessageId: '1' })).error).toMatchObject(refused);
      expect([await texts(chatId), (await seen(id)).usageCount]).toEqual([[], 0]);
    });

    it('sends neither nothing nor more than a message holds', async () => {
      const { chatId } = await chatWith({ customer: { name: 'C'.repeat(100) } });
      const empty = await write('{{subject | default: ""}} ');
      const long = await write('{{customer_name}}'.repeat(101));
      for (const [{ id }, code] of [
        [empty, 'canned.nothing_to_say'],
        [long, 'canned.too_long'],
      ] as const) {
        expect(await ana.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: id, clientMessageId: '1' })).toMatchObject({
          status: 422,
          body: { code },
        });
      }
      expect(await texts(chatId)).toEqual([]);
    });

    it('names one response, by id or by shortcut and not by both', async () => {
      const { chatId } = await chatWith();
      const { id, shortcut } = await write('Hello');
      const send = (choice: object) => ana.api.post(`/chats/${chatId}/canned-responses`, { clientMessageId: '1', ...choice });
      expect(await send({})).toMatchObject({ status: 422, body: { errors: [{ pointer: '/cannedResponseId' }] } });
      expect(await send({ cannedResponseId: id, shortcut })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/shortcut' }] } });
      expect(await send({ shortcut: 'never-written' })).toMatchObject({ status: 404, body: { code: 'canned.not_found' } });
    });

    it('is for the chat’s agent and supervisors; for others the chat is absent, and a closed one takes nothing', async () => {
      const { chatId } = await chatWith();
      const { id } = await write('Hello');
      const ben = await switchboard.agentOnline({ maxConcurrentChats: 0 });
      expect(await ben.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: id, clientMessageId: '1' })).toMatchObject({
        status: 404,
        body: { code: 'chat.not_found' },
      });
      expect((await ben.socket.emit('canned.send', { chatId, cannedResponseId: id, clientMessageId: '1' })).error.code).toBe(
        'chat.not_found',
      );
      const telling = await write('{{ticket_id}}');
      expect(await ben.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: telling.id, clientMessageId: '1' })).toMatchObject(
        { status: 404, body: { code: 'chat.not_found' } },
      );
      expect(await supervisor.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: id, clientMessageId: '1' })).toMatchObject({
        status: 201,
      });
      await ana.api.post(`/chats/${chatId}/close`);
      expect(await ana.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: id, clientMessageId: '2' })).toMatchObject({
        status: 409,
        body: { code: 'chat.closed' },
      });
    });

    it('is one message and one use, however often it is sent, and whatever has changed since', async () => {
      const { chatId } = await chatWith();
      const { id, shortcut } = await write('It is {{time}}');
      const request = { cannedResponseId: id, clientMessageId: 'once' };
      const answers = await Promise.all(Array.from({ length: 10 }, () => ana.api.post(`/chats/${chatId}/canned-responses`, request)));
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 9 }, () => 200), 201]);
      switchboard.clock.advance(120);
      const again = await ana.api.post(`/chats/${chatId}/canned-responses`, request);
      expect(again).toMatchObject({ status: 200, body: answers[0]!.body });
      await supervisor.api.delete(`/canned-responses/${id}`);
      expect(await ana.api.post(`/chats/${chatId}/canned-responses`, request)).toMatchObject({ status: 200, body: again.body });
      expect((await ana.socket.ask('canned.send', { chatId, shortcut, clientMessageId: 'once' })).message).toEqual(again.body);
      expect(await ana.api.post(`/chats/${chatId}/canned-responses`, { ...request, clientMessageId: 'new' })).toMatchObject({
        status: 404,
      });
      const ben = await switchboard.agentOnline();
      await ana.api.post(`/chats/${chatId}/transfer`, { agentId: ben.id });
      expect(await ana.api.post(`/chats/${chatId}/canned-responses`, request)).toMatchObject({ status: 200, body: again.body });
      ben.socket.close();
      expect([(await texts(chatId)).length, (await uses(id)).length]).toEqual([1, 1]);
    });

    it('does not take the id of another message for its own', async () => {
      const { chatId } = await chatWith();
      const [one, other] = [await write('One'), await write('Other')];
      await ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'plain', text: 'Something' });
      expect(await ana.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: one.id, clientMessageId: 'plain' })).toMatchObject(
        { status: 409, body: { code: 'message.id_reused' } },
      );
      await ana.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: one.id, clientMessageId: 'one' });
      expect(await ana.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: other.id, clientMessageId: 'one' })).toMatchObject(
        { status: 409 },
      );
    });
  });

  describe('by the composer', () => {
    it('counts as use, with how much was edited', async () => {
      const { chatId } = await chatWith();
      const { id } = await write('Hello {{customer_name}}, it is {{time}} and all is well.');
      const prepared = (await ana.api.post(`/canned-responses/${id}/render`, { chatId })).body.text as string;
      switchboard.clock.advance(120);
      const send = (clientMessageId: string, text: string) =>
        ana.api.post(`/chats/${chatId}/messages`, { clientMessageId, text, cannedResponseId: id });
      expect(await send('1', prepared)).toMatchObject({ status: 201, body: { cannedResponseId: id } });
      switchboard.clock.advance(1);
      await ana.socket.ask('message.send', { chatId, clientMessageId: '2', text: prepared.replace('well', 'fine'), cannedResponseId: id });
      switchboard.clock.advance(1);
      await send('3', 'Something else entirely');
      await send('3', 'Something else entirely');
      const [kept, changed, replaced] = await uses(id);
      expect(kept).toMatchObject({ agent_id: ana.id, chat_id: chatId, edited: false, similarity: 1 });
      expect(changed).toMatchObject({ edited: true });
      expect(changed!.similarity).toBeGreaterThan(0.7);
      expect(changed!.similarity).toBeLessThan(1);
      expect(replaced).toMatchObject({ edited: true, similarity: 0 });
      expect(await seen(id)).toMatchObject({ usageCount: 3, ownUsageCount: 3, lastUsedAt: replaced!.used_at.toISOString() });
      expect(await seen(id, supervisor)).toMatchObject({ usageCount: 3, ownUsageCount: 0 });
    });

    it('names one that is there: otherwise nothing is stored', async () => {
      const { chatId } = await chatWith();
      const { id } = await write('Hello');
      await ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'before', text: 'Hello', cannedResponseId: id });
      await supervisor.api.delete(`/canned-responses/${id}`);
      for (const cannedResponseId of [id, ana.id]) {
        const message = { clientMessageId: 'after', text: 'Hello', cannedResponseId };
        expect(await ana.api.post(`/chats/${chatId}/messages`, message)).toMatchObject({ status: 404, body: { code: 'canned.not_found' } });
        expect((await ana.socket.emit('message.send', { chatId, ...message })).error.code).toBe('canned.not_found');
      }
      expect(
        await ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'before', text: 'Hello', cannedResponseId: id }),
      ).toMatchObject({ status: 200 });
      expect([await texts(chatId), (await uses(id)).length]).toEqual([['Hello'], 1]);
    });
  });

  it('a hundred uses in many chats at once are all counted, before and after they are tallied', async () => {
    const [one, other] = [await write('One'), await write('Other')];
    const chats = await Promise.all(Array.from({ length: 10 }, (_, i) => chatWith({ customer: { name: `Customer ${i}` } })));
    const sends = chats.flatMap(({ chatId }, i) =>
      Array.from({ length: 10 }, (_, n) =>
        n % 2 === 0
          ? ana.socket.ask('canned.send', { chatId, clientMessageId: `${n}`, cannedResponseId: (i + n) % 3 === 0 ? one.id : other.id })
          : supervisor.api.post(`/chats/${chatId}/messages`, {
              clientMessageId: `${n}`,
              text: 'Mine',
              cannedResponseId: (i + n) % 3 === 0 ? other.id : one.id,
            }),
      ),
    );
    await Promise.all([...sends, switchboard.sweep(), switchboard.sweep()]);
    const counts = async () => {
      const [first, second] = [await seen(one.id), await seen(other.id)];
      return { all: first.usageCount + second.usageCount, own: first.ownUsageCount + second.ownUsageCount, first: first.usageCount };
    };
    const before = await counts();
    expect(before).toMatchObject({ all: 100, own: 50 });
    await switchboard.sweep();
    await switchboard.sweep();
    expect(await counts()).toEqual(before);
    expect(await switchboard.probe.usesNotTallied()).toBe(0);
  });

  it('brings forward what the agent uses most, then what everybody does', async () => {
    const category = 'Ranked';
    const [a, b, c, d] = await Promise.all(['A', 'B', 'C', 'D'].map((title) => write('Hello', { title, category })));
    const { chatId } = await chatWith();
    const use = async (by: Staff, { id }: { id: string }, times: number) => {
      for (let i = 0; i < times; i++)
        await by.api.post(`/chats/${chatId}/canned-responses`, { cannedResponseId: id, clientMessageId: `${id} ${i}` });
    };
    await use(supervisor, c, 3);
    await use(supervisor, d, 1);
    await use(ana, b, 1);
    const order = async (by: Staff) =>
      (await by.api.get(`/canned-responses?category=${category}`)).body.data.map(({ title }: { title: string }) => title).join('');
    for (const _ of ['before the tally', 'after it']) {
      expect([await order(ana), await order(supervisor)]).toEqual(['BCDA', 'CDBA']);
      await switchboard.sweep();
    }
    expect(a.usageCount).toBe(0);
  });
});
