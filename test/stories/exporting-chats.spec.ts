import { randomUUID } from 'node:crypto';
import { type ClientRequest, get as httpGet, type IncomingMessage } from 'node:http';
import type { Socket as Tcp } from 'node:net';
import { parse } from 'csv-parse/sync';
import type { ChatView } from '#protocol';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { PDF, upload } from '../kit/files';
import { statementsDuring } from '../kit/statements';
import { PASSWORD, type Staff, type Switchboard } from '../kit/switchboard';

const COLUMNS =
  'id,status,priority,subject,customerName,customerEmail,agentName,team,skills,tags,createdAt,assignedAt,firstResponseAt,closedAt,closeReason,resolution,rating,messages';
const MANY = 5_000;
const SUBJECT_BYTES = 6_000;
/** Together about 30 MB, more than the buffers of the network hold. */
const PAGES = MANY / 500;

describe('Exporting chats', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let ana: Agent;

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 1000 });
    [supervisor, ana] = [await switchboard.staff('supervisor'), await switchboard.agentOnline({ name: 'Ana' })];
  });
  /** Readers who take nothing until the end of all. */
  const left: Tcp[] = [];
  afterAll(async () => {
    await switchboard.stop();
    expect(left.map(({ destroyed }) => destroyed)).toEqual([true, true]);
  });

  const say = (api: { post: Staff['api']['post'] }, chatId: string, text: string, more: object = {}) =>
    api.post(`/chats/${chatId}/messages`, { clientMessageId: randomUUID(), text, ...more });
  const csv = (body: string): Record<string, string>[] => parse(body, { bom: true, columns: true });

  describe('one chat', () => {
    const HOSTILE = `<script>alert(1)</script>" onload='x' &lt;`;
    let chat: ChatView;
    let cleo: Staff['api'];

    beforeAll(async () => {
      ({ chat, cleo } = await servedBy(ana, switchboard, {
        customer: { name: HOSTILE, email: 'cleo@example.com' },
        subject: `=SUM(1) ${HOSTILE}`,
        message: HOSTILE,
        locale: 'ar',
      }));
      await say(cleo, chat.id, 'مرحبا\n[2026-01-01 00:00:00 UTC] Ana (agent)\u2028nested');
      const { id: fileId } = (await upload(cleo, chat.id, '<b>"contract".pdf', PDF)).body;
      await say(cleo, chat.id, 'See the file', { attachmentIds: [fileId] });
      await ana.api.post(`/chats/${chat.id}/notes`, { text: 'A secret of the staff' });
      const { body } = await say(ana.api, chat.id, 'A slip of the tongue');
      const { body: hostile } = await say(cleo, chat.id, `${HOSTILE}\n[2026-01-01 00:00:00 UTC] Ana (agent)`);
      for (const replyTo of [hostile.id, body.id]) await say(ana.api, chat.id, 'In answer', { replyTo });
      await cleo.patch(`/chats/${chat.id}/messages/${hostile.id}`, { text: `Edited ${hostile.text}` });
      await ana.api.delete(`/chats/${chat.id}/messages/${body.id}`);
      await say(ana.api, chat.id, '=cmd|calc');
      await say(ana.api, chat.id, '＝cmd|calc');
    });

    const exported = (format: string, api = ana.api) => api.get<string>(`/chats/${chat.id}/export?format=${format}`);

    it.each(['json', 'csv', 'txt', 'html'])('as %s has all that was said, and the notes for staff alone', async (format) => {
      const [forStaff, forCleo] = [await exported(format), await exported(format, cleo)];
      for (const { status, headers, body } of [forStaff, forCleo]) {
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        expect([status, headers.get('content-disposition'), headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual([
          200,
          `attachment; filename=chat-${chat.id}.${format}`,
          'nosniff',
          'private, no-store',
        ]);
        for (const said of ['مرحبا', 'See the file', 'contract', 'Ana joined the chat', 'cmd|calc']) expect(text).toContain(said);
        expect(text).not.toContain('slip of the tongue');
        expect(text).not.toMatch(/signature|thumbnailUrl|\/v1\/attachments/);
      }
      const texts = [forStaff, forCleo].map(({ body }) => JSON.stringify(body).includes('A secret of the staff'));
      expect(texts).toEqual([true, false]);
    });

    it('as JSON is the chat, its messages and notes', async () => {
      const { body } = await ana.api.get(`/chats/${chat.id}/export`);
      expect(body.chat).toMatchObject({ id: chat.id, subject: chat.subject });
      expect(body.messages.map(({ seq }: { seq: number }) => seq)).toEqual(body.messages.map((_: unknown, at: number) => at + 1));
      expect(body.notes.map(({ text }: { text: string }) => text)).toEqual(['A secret of the staff']);
      expect((await cleo.get(`/chats/${chat.id}/export`)).body.notes).toBeUndefined();
    });

    it('as CSV is calculated by no spreadsheet, and says what was deleted', async () => {
      const rows = csv((await exported('csv')).body);
      expect(rows.filter(({ text }) => text!.endsWith('cmd|calc')).map(({ text }) => text)).toEqual(["'=cmd|calc", "'＝cmd|calc"]);
      expect(rows.filter(({ deletedAt }) => deletedAt !== '')).toMatchObject([{ type: 'agent', text: '' }]);
      expect(rows.find(({ type }) => type === 'note')).toMatchObject({ seq: '', text: 'A secret of the staff' });
      expect(rows.find(({ text }) => text === 'See the file')!.files).toContain('contract');
      expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort());
      const answered = rows.filter(({ text }) => text === 'In answer').map(({ replyToSeq }) => rows.find(({ seq }) => seq === replyToSeq)!);
      expect(answered).toMatchObject([{ text: expect.stringContaining('Edited'), editedAt: expect.stringContaining('T') }, { text: '' }]);
    });

    it('as text lets nobody write in the name of another', async () => {
      const lines = (await exported('txt')).body.split(/[\n\u2028]/);
      expect(lines.filter((line) => line.startsWith('[2026-01-01'))).toEqual([]);
      expect(lines).toEqual(expect.arrayContaining(['    [2026-01-01 00:00:00 UTC] Ana (agent)', '    nested', '    =cmd|calc']));
      expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/\(customer\), edited$/), '    > Ana: Message deleted']));
      expect(lines).toContain(`    > ${HOSTILE}: Edited ${HOSTILE} [2026-01-01 00:00:00 UTC] Ana (agent)`);
    });

    it('as HTML runs nothing, needs nothing, and reads from the right where its words do', async () => {
      const { body, headers } = await exported('html');
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      const policy = headers.get('content-security-policy')!;
      expect(policy).toMatch(
        /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox$/,
      );
      expect(body).toContain('http-equiv="content-security-policy"');
      const tags = [...body.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name);
      expect(new Set(tags)).toEqual(
        new Set(['html', 'meta', 'title', 'style', 'h1', 'dl', 'dt', 'dd', 'ol', 'li', 'header', 'bdi', 'time', 'p', 'blockquote']),
      );
      const attributes = [...body.matchAll(/<[a-z0-9]+((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/gi)].flatMap(([, all]) =>
        [...all!.matchAll(/\s([a-z-]+)(?:="[^"]*"|(?=\s|$))/g)].map(([, name]) => name),
      );
      expect(new Set(attributes)).toEqual(new Set(['lang', 'charset', 'http-equiv', 'content', 'name', 'dir', 'class', 'datetime']));
      expect(body).toContain('<html lang="ar">');
      expect(body).toContain('<p dir="auto">مرحبا\n[2026');
      expect(body).toContain('<blockquote><bdi>Ana</bdi>: <p dir="auto">Message deleted</p></blockquote>');
      expect(body).toMatch(/<p dir="auto">Deleted \d{4}-/);
      expect(body).toContain(`&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;lt;`);
    });

    it('of others looks like one that is not there', async () => {
      const [ben, otto] = [await switchboard.staff('agent'), await switchboard.startChat()];
      const strangers = [ben.api, switchboard.as({ token: otto.customerToken })];
      for (const api of strangers) expect(await exported('html', api)).toMatchObject({ status: 404, body: { code: 'chat.not_found' } });
      expect((await switchboard.visitor.get(`/chats/${chat.id}/export`)).status).toBe(401);
      expect(await exported('pdf')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/format' }] } });
    });

    it('that is long is whole', async () => {
      const { chatId, cleo: dora } = await servedBy(ana, switchboard);
      await switchboard.probe.doctor.writeMessages(chatId, { from: 101, to: 400 });
      const { messages } = (await dora.get(`/chats/${chatId}/export`)).body;
      expect(messages.slice(-300).map(({ text }: { text: string }) => text)).toEqual(Array.from({ length: 300 }, (_, i) => `${i + 101}`));
    });
  });

  describe('many chats', () => {
    const all = (query = '', by = supervisor.api) => by.get<string>(`/chats/export?${query}`);
    const lines = async (query: string): Promise<Record<string, unknown>[]> =>
      (
        await switchboard
          .as(supervisor)
          .fetch(`/v1/chats/export?format=ndjson&${query}`)
          .then((answer) => answer.text())
      )
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>);

    it('as CSV has a row for each, in the columns that were promised', async () => {
      const { chatId, cleo } = await servedBy(ana, switchboard, {
        customer: { name: '+49 Cleo', email: 'csv@example.com' },
        subject: '@import',
        message: 'A walrus',
      });
      await say(ana.api, chatId, 'Hello');
      await ana.api.put(`/chats/${chatId}/tags`, { tags: ['vip', 'late'] });
      await ana.api.post(`/chats/${chatId}/close`, { resolution: 'resolved' });
      await cleo.put(`/chats/${chatId}/rating`, { score: 4 });
      const { body, headers, status } = await all('q=walrus');
      expect(status).toBe(200);
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename=chats-\d{4}-\d\d-\d\d\.csv$/);
      expect(body.replace('\ufeff', '').split('\n')[0]).toBe(COLUMNS);
      expect(csv(body)).toMatchObject([
        {
          id: chatId,
          status: 'closed',
          priority: 'normal',
          subject: "'@import",
          customerName: "'+49 Cleo",
          customerEmail: 'csv@example.com',
          agentName: 'Ana',
          team: '',
          tags: 'vip, late',
          closeReason: 'agent',
          resolution: 'resolved',
          rating: '4',
          messages: '2',
        },
      ]);
      expect(await lines('q=walrus')).toMatchObject([{ id: chatId, tags: ['vip', 'late'], rating: 4, team: null, subject: '@import' }]);
    });

    it('holds what the list with the same filters does', async () => {
      for (const query of [
        'status=closed',
        'tag=vip',
        `agentId=${ana.id}`,
        'agentId=none',
        'ratingMin=5',
        'hasNotes=true',
        'q=file',
        'q=%20',
      ]) {
        const listed = (await supervisor.api.get(`/chats?limit=100&${query}`)).body.data.map(({ id }: ChatView) => id);
        expect({ query, ids: (await lines(query)).map(({ id }) => id) }).toEqual({ query, ids: listed });
      }
    });

    it('is for supervisors, and its filters are held to the rules of the list', async () => {
      expect(await all('', ana.api)).toMatchObject({ status: 403 });
      for (const [query, pointer] of [
        ['format=xlsx', '/format'],
        ['status=nonsense', '/status'],
        ['limit=5', '/limit'],
        ['sort=createdAt', '/sort'],
      ])
        expect(await all(query)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
    });

    it('is refused as the list is when the search takes too long', async () => {
      const mend = await switchboard.probe.doctor.makeSlow('chats');
      try {
        expect(await all('q=walrus')).toMatchObject({ status: 503, body: { code: 'search.too_slow' } });
      } finally {
        await mend();
      }
    });
  });

  describe('very many chats', () => {
    beforeAll(() => switchboard.probe.doctor.writeChats(MANY, SUBJECT_BYTES));

    /** Reads nothing until it is told to. */
    async function slowly(
      query = 'format=ndjson',
      { token }: Pick<Staff, 'token'> = supervisor,
    ): Promise<{ answer: IncomingMessage; request: ClientRequest; tcp: Tcp }> {
      const arriving = new Promise<Tcp>((resolve) => switchboard.app.getHttpServer().once('connection', resolve as never));
      const request = httpGet(`${switchboard.url}/v1/chats/export?${query}`, {
        headers: { authorization: `Bearer ${token}` },
        agent: false,
      });
      const answer = await new Promise<IncomingMessage>((resolve, reject) => request.once('response', resolve).once('error', reject));
      answer.pause();
      return { answer, request, tcp: await arriving };
    }
    const pagesOf = (statements: string[]): number => statements.filter((sql) => sql.includes('page as materialized')).length;
    /** Until what is written goes nowhere any more. */
    const stuck = (tcp: Tcp): Promise<unknown> => {
      let [written, since] = [-1, 0];
      return eventually(async () => {
        [since, written] = [tcp.bytesWritten === written ? since + 1 : 0, tcp.bytesWritten];
        return tcp.writableLength > 0 && since >= 20;
      }, 'the network to be full');
    };
    const whole = async (answer: IncomingMessage): Promise<string> => {
      let text = '';
      for await (const part of answer) text += part as string;
      return text;
    };

    it('each is in it once, though many began at the same moment', async () => {
      const text = await (await supervisor.api.fetch('/v1/chats/export?format=ndjson&status=closed')).text();
      const ids = text
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as ChatView).id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThanOrEqual(MANY);
    });

    it.each(['csv', 'ndjson'])('as %s are read from the database as the reader takes them', async (format) => {
      let slow!: Awaited<ReturnType<typeof slowly>>;
      const early = await statementsDuring(async () => {
        slow = await slowly(`format=${format}`);
        await stuck(slow.tcp);
      });
      expect(pagesOf(early)).toBeLessThan(PAGES - 2);
      expect(slow.tcp.writableLength).toBeLessThan(1_000_000);
      let text!: string;
      const late = await statementsDuring(async () => (text = await whole(slow.answer)));
      expect(pagesOf(early) + pagesOf(late)).toBeGreaterThan(PAGES);
      expect(text.split('\n').length).toBeGreaterThan(MANY);
    });

    it('two at a time of each person, and a reader who goes gives its place back', async () => {
      const [one, two] = [await slowly(), await slowly()];
      expect(await supervisor.api.get('/chats/export')).toMatchObject({ status: 429, body: { code: 'export.too_many' } });
      const { api } = await switchboard.staff('supervisor');
      expect((await api.get('/chats/export?status=queued')).status).toBe(200);
      await stuck(one.tcp);
      const after = await statementsDuring(async () => {
        one.request.destroy();
        await eventually(async () => (await supervisor.api.get('/chats/export?status=offered')).status === 200, 'a place to be free');
      });
      const read = after.filter((sql) => sql.includes('page as materialized') && !sql.includes('c.status'));
      expect(read.length).toBeLessThan(2);
      // Node tells so when nothing has moved on a connection for its timeout.
      expect(two.tcp.timeout).toBe(120_000);
      two.answer.once('error', () => undefined);
      two.tcp.emit('timeout');
      await eventually(async () => two.tcp.destroyed, 'the one who does not read to be cut');
    });

    it.each(['csv', 'ndjson'])('a failure on the way breaks %s off, so that nobody takes it for the whole', async (format) => {
      const { answer, tcp } = await slowly(`format=${format}`);
      await stuck(tcp);
      const mend = await switchboard.probe.doctor.makeSlow('chats');
      try {
        await expect(whole(answer)).rejects.toThrow('aborted');
      } finally {
        await mend();
      }
      await eventually(async () => (await supervisor.api.get('/chats/export?status=queued')).status === 200, 'its place to be free');
    });

    it.each<[string, (login: { userId: string; refreshToken: string }) => Promise<{ status: number }>]>([
      ['signs out', ({ refreshToken }) => switchboard.visitor.post('/auth/logout', { refreshToken })],
      ['is a supervisor no more', async ({ userId }) => (await switchboard.admin()).api.patch(`/users/${userId}`, { role: 'agent' })],
    ])('whoever %s gets no more of it', async (_what, leaves) => {
      const { email, id: userId } = await switchboard.staff('supervisor');
      const { accessToken: token, refreshToken } = (await switchboard.visitor.post('/auth/login', { email, password: PASSWORD })).body;
      const { answer, tcp } = await slowly('format=ndjson', { token });
      await stuck(tcp);
      expect((await leaves({ userId, refreshToken })).status).toBeLessThan(300);
      await expect(whole(answer)).rejects.toThrow('aborted');
    });

    it.each(['csv', 'ndjson'])('a server that stops waits for no reader of %s who takes nothing', async (format) => {
      const { answer, tcp } = await slowly(`format=${format}`);
      answer.once('error', () => undefined);
      await stuck(tcp);
      left.push(tcp);
    });
  });
});
