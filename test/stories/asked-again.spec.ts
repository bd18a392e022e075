import { randomUUID } from 'node:crypto';
import type { Answer, Api } from '../kit/api';
import { unlimited } from '../kit/cast';
import { Brake } from '../kit/brake';
import { eventually } from '../kit/client';
import { formWith } from '../kit/files';
import type { Staff, Switchboard } from '../kit/switchboard';

const MINUTE = 60;
const DAY = 24 * 3600;
const HELLO = { customer: { name: 'Cleo' }, message: 'Is anybody there?' };

describe('A request that is asked again with its Idempotency-Key', () => {
  let switchboard: Switchboard;
  let admin: Staff;

  beforeAll(async () => {
    switchboard = await unlimited();
    admin = await switchboard.admin();
  });
  afterAll(() => switchboard.stop());

  const post = (by: Api, path: string, body: object, key: string): Promise<Answer> =>
    by.request('POST', path, body, { 'idempotency-key': key });
  const startChat = (key: string, body: object = HELLO, by: Api = switchboard.visitor): Promise<Answer> => post(by, '/chats', body, key);
  const queued = async (): Promise<number> => (await admin.api.get('/queue')).body.total;
  const refusal = ({ status, body }: Answer) => [status, body.code];

  it('gets the same answer, and nothing is created twice', async () => {
    const [key, before] = [randomUUID(), await queued()];
    const [first, again] = [await startChat(key), await startChat(key)];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect([first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')]).toEqual([null, 'true']);
    expect(await queued()).toBe(before + 1);
    expect((await startChat(randomUUID())).body.chat.id).not.toBe(first.body.chat.id);
  });

  it('creates one of each thing that can be created', async () => {
    const { chat } = await switchboard.startChat();
    for (const [path, body] of [
      ['/customers', { name: 'Otto' }],
      ['/tickets', { customerId: chat.customer.id, subject: 'Invoice' }],
      ['/canned-responses', { title: 'Hi', content: 'Hello' }],
      ['/skills', { name: 'billing' }],
      ['/views', { name: 'Mine', filters: {} }],
      ['/users', { name: 'Eve', email: 'eve@example.com', password: 'long-enough-1', role: 'agent' }],
      ['/api-keys', { name: 'CRM', role: 'agent' }],
      [`/chats/${chat.id}/notes`, { text: 'A note' }],
      [`/chats/${chat.id}/ticket`, { subject: 'Parcel' }],
      [`/chats/${chat.id}/messages`, { clientMessageId: 'once', text: 'Hello' }],
      ['/offline-messages', { name: 'Dora', email: 'dora@example.com', message: 'Call me' }],
    ] as const) {
      const key = randomUUID();
      const [first, again] = [await post(admin.api, path, body, key), await post(admin.api, path, body, key)];
      expect([path, first.status, again.status, again.body]).toEqual([path, 201, 201, first.body]);
    }
  });

  it('is refused when it is another request', async () => {
    const key = randomUUID();
    await startChat(key);
    expect(refusal(await startChat(key, { ...HELLO, message: 'Hello?' }))).toEqual([409, 'idempotency.key_reused']);
    expect(refusal(await post(switchboard.visitor, '/offline-messages', HELLO, key))).toEqual([409, 'idempotency.key_reused']);
  });

  it('is somebody else’s when somebody else asks', async () => {
    const [key, other] = [randomUUID(), await switchboard.staff('agent')];
    const [mine, theirs] = [await startChat(key, HELLO, admin.api), await startChat(key, HELLO, other.api)];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.chat.id).not.toBe(mine.body.chat.id);
  });

  it('is answered anew after a refusal, which created nothing', async () => {
    const [key, externalId] = [randomUUID(), randomUUID()];
    const taken = await admin.api.post('/customers', { name: 'Otto', externalId });
    expect(refusal(await post(admin.api, '/customers', { name: 'Eve', externalId }, key))).toEqual([409, 'customer.external_id_taken']);
    expect(refusal(await post(admin.api, '/customers', { name: '' }, key))).toEqual([422, 'validation.failed']);
    await admin.api.patch(`/customers/${taken.body.id}`, { externalId: null });
    expect((await post(admin.api, '/customers', { name: 'Eve', externalId }, key)).status).toBe(201);
  });

  it('is new after a day', async () => {
    const key = randomUUID();
    const first = await startChat(key);
    switchboard.clock.advance(DAY - MINUTE);
    await switchboard.sweep();
    expect((await startChat(key)).body.chat.id).toBe(first.body.chat.id);
    switchboard.clock.advance(2 * MINUTE);
    const next = await startChat(key, { ...HELLO, message: 'A day later' });
    expect([next.status, next.body.chat.id === first.body.chat.id]).toEqual([201, false]);
    switchboard.clock.advance(DAY + MINUTE);
    await switchboard.sweep();
    expect(await switchboard.probe.keptRequests()).toBe(0);
    switchboard.clock.advance(-2 * DAY - 2 * MINUTE);
  });

  it('waits for its turn while it is being worked on, and no request is done twice', async () => {
    const [key, externalId] = [randomUUID(), randomUUID()];
    const customer = { name: 'Otto', externalId };
    const brake = await Brake.on(switchboard.databaseUrl, 'customers');
    const first = post(admin.api, '/customers', customer, key);
    await eventually(async () => (await brake.waiting()) === 1, 'the first to be held');
    const meanwhile = await post(admin.api, '/customers', customer, key);
    expect([...refusal(meanwhile), meanwhile.headers.get('retry-after')]).toEqual([409, 'idempotency.in_progress', '1']);
    // Its claim is over: another takes it, and of the two one is undone.
    switchboard.clock.advance(2 * MINUTE);
    const second = post(admin.api, '/customers', customer, key);
    await eventually(async () => (await brake.waiting()) === 2, 'the second to be held');
    await brake.release();
    const answers = [await first, await second];
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await admin.api.get(`/customers?externalId=${externalId}`)).body.data).toHaveLength(1);
    switchboard.clock.advance(-2 * MINUTE);
  });

  it('finds what was committed by a process that died before it answered', async () => {
    const key = randomUUID();
    const [before, first] = [await queued(), await startChat(key)];
    await switchboard.probe.doctor.forgetAnswers();
    expect(refusal(await startChat(key))).toEqual([409, 'idempotency.in_progress']);
    switchboard.clock.advance(2 * MINUTE);
    const again = await startChat(key);
    expect([again.status, again.body.chat.id, again.body.chat.customer.id]).toEqual([201, first.body.chat.id, first.body.chat.customer.id]);
    expect(await queued()).toBe(before + 1);
    switchboard.clock.advance(-2 * MINUTE);
  });

  it('cannot be guessed by strangers, and its key is a word', async () => {
    expect(refusal(await startChat('short'))).toEqual([400, 'idempotency.weak_key']);
    expect((await startChat('short', HELLO, admin.api)).status).toBe(201);
    for (const key of ['', 'two words', 'x'.repeat(256)])
      expect(refusal(await startChat(key, HELLO, admin.api))).toEqual([400, 'idempotency.bad_key']);
  });

  it('leaves no token or key in the database', async () => {
    const key = randomUUID();
    const { body } = await post(admin.api, '/api-keys', { name: 'CRM', role: 'agent' }, key);
    for (const text of [body.key, key]) expect(await switchboard.probe.holdsText(text)).toBe(false);
  });

  const file = (path: string, key: string, text: string, name = 'notes.txt', by: Api = admin.api): Promise<Answer> =>
    by.upload(path, formWith(name, text), 'POST', { 'idempotency-key': key });

  it('is known by its file, where it sends one', async () => {
    const { chat } = await switchboard.startChat();
    const [path, key] = [`/chats/${chat.id}/attachments`, randomUUID()];
    const [first, again] = [await file(path, key, 'One'), await file(path, key, 'One')];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect([first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')]).toEqual([null, 'true']);
    expect(refusal(await file(path, key, 'Two'))).toEqual([409, 'idempotency.key_reused']);
    expect(refusal(await file(path, key, 'One', 'other.txt'))).toEqual([409, 'idempotency.key_reused']);
    const { api: sue } = await switchboard.staff('supervisor');
    expect((await file(path, key, 'One', 'notes.txt', sue)).body.id).not.toBe(first.body.id);
    expect(refusal(await file(path, 'two words', 'One'))).toEqual([400, 'idempotency.bad_key']);
    const other = randomUUID();
    expect((await file(path, other, '')).status).toBe(422);
    expect((await file(path, other, 'Not empty')).status).toBe(201);
  });

  it('waits for its turn with a file too, and is answered though there is no room for another', async () => {
    const { id } = (await admin.api.post('/canned-responses', { title: 'With files', content: 'Here' })).body;
    const [path, key] = [`/canned-responses/${id}/attachments`, randomUUID()];
    const brake = await Brake.on(switchboard.databaseUrl, 'attachments');
    const first = file(path, key, 'One');
    await eventually(async () => (await brake.waiting()) === 1, 'the first to be held');
    expect(refusal(await file(path, key, 'One'))).toEqual([409, 'idempotency.in_progress']);
    await brake.release();
    const { status, body } = await first;
    expect(status).toBe(201);
    for (let n = 2; n <= 5; n++) expect((await file(path, randomUUID(), `${n}`)).status).toBe(201);
    expect(refusal(await file(path, randomUUID(), '6'))).toEqual([409, 'attachment.canned_response_full']);
    expect((await file(path, key, 'One')).body).toEqual(body);
    expect((await admin.api.get(`/canned-responses/${id}`)).body.attachments).toHaveLength(5);
  });

  it('does not matter where nothing is created', async () => {
    const key = randomUUID();
    const { body } = await startChat(key);
    for (let i = 0; i < 2; i++) expect((await post(admin.api, `/chats/${body.chat.id}/close`, {}, key)).status).toBe(i === 0 ? 200 : 409);
  });
});

describe('A request', () => {
  let switchboard: Switchboard;
  let admin: Staff;
  beforeAll(async () => {
    switchboard = await unlimited();
    admin = await switchboard.admin();
  });
  afterAll(() => switchboard.stop());

  describe('to change what somebody else may be changing', () => {
    const ifMatch = (method: string, path: string, tag: string | null, body?: object, by: Api = admin.api): Promise<Answer> =>
      by.request(method, path, body, tag === null ? {} : { 'if-match': tag });
    const tagOf = async (path: string): Promise<string> => (await admin.api.get(path)).headers.get('etag')!;

    const CRM = { name: 'crm', url: 'https://crm.example/', timeoutMs: 900 };
    let named = 0;
    const unique = (name: string): string => `${name} ${++named}`;
    const team = async (name: string) => (await admin.api.post('/teams', { name: unique(name) })).body;

    const edited = async (): Promise<[string, object][]> => {
      const customer = (await admin.api.post('/customers', { name: 'Otto' })).body;
      const ticket = (await admin.api.post('/tickets', { customerId: customer.id, subject: 'Invoice' })).body;
      const canned = (await admin.api.post('/canned-responses', { title: 'Hi', content: 'Hello' })).body;
      const [sales, other] = [await team('Sales'), await team('Support')];
      const hours = (await admin.api.post('/hours', { name: unique('Office'), timeZone: 'UTC' })).body;
      await admin.api.patch('/settings', { contextSources: [{ ...CRM, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }] });
      return [
        [`/teams/${sales.id}`, { maxConcurrentChats: 3, overflowTeamIds: [other.id] }],
        [`/teams/${other.id}`, { maxConcurrentChats: 3, overflowTeamIds: [sales.id] }],
        [`/hours/${hours.id}`, { weekly: [{ day: 1, from: '09:00', to: '17:00' }] }],
        [`/customers/${customer.id}`, { name: 'Otto Lang' }],
        [`/tickets/${ticket.id}`, { subject: 'Two invoices' }],
        [`/canned-responses/${canned.id}`, { content: 'Hello there' }],
        ['/settings', { serviceLevelSeconds: 45 }],
        ['/settings', { contextSources: [{ ...CRM, timeoutMs: 800 }] }],
        ['/widget/settings', { poweredBy: false }],
      ];
    };

    it('knows the version of what was created from the answer', async () => {
      const customer = await admin.api.post('/customers', { name: 'Olga' });
      const ticket = await admin.api.post('/tickets', { customerId: customer.body.id, subject: 'Invoice' });
      const canned = await admin.api.post('/canned-responses', { title: 'Bye', content: 'Goodbye' });
      const created: [string, Answer, object][] = [
        ['/teams', await admin.api.post('/teams', { name: 'Returns' }), { public: true }],
        ['/hours', await admin.api.post('/hours', { name: 'Nights', timeZone: 'UTC' }), { timeZone: 'Europe/Zurich' }],
        ['/customers', customer, { name: 'Olga Lang' }],
        ['/tickets', ticket, { subject: 'Two invoices' }],
        ['/canned-responses', canned, { content: 'See you' }],
      ];
      for (const [list, { body, headers }, change] of created) {
        const path = `${list}/${body.id}`;
        expect({ path, tag: headers.get('etag') }).toEqual({ path, tag: await tagOf(path) });
        expect(await ifMatch('PATCH', path, headers.get('etag'), change)).toMatchObject({ status: 200, body: change });
        expect(await ifMatch('PATCH', path, headers.get('etag'), change)).toMatchObject({ status: 412 });
      }
    });

    it('names the version that it knows, and changes nothing when there is another', async () => {
      for (const [path, change] of await edited()) {
        const known = await tagOf(path);
        expect(known).toMatch(/^"\d+"$/);
        const first = await ifMatch('PATCH', path, known, change);
        expect({ path, status: first.status, tag: first.headers.get('etag') }).toEqual({ path, status: 200, tag: await tagOf(path) });
        expect(first.headers.get('etag')).not.toBe(known);
        const before = (await admin.api.get(path)).body;
        expect(await ifMatch('PATCH', path, known, change)).toMatchObject({
          status: 412,
          body: { code: 'etag.stale', title: 'Precondition Failed' },
        });
        for (const tag of ['"1"', `W/${first.headers.get('etag')}`, 'nonsense'])
          expect((await ifMatch('PATCH', path, tag, change)).status).toBe(412);
        expect((await admin.api.get(path)).body).toEqual(before);
        for (const tag of [null, '*', `"1", ${first.headers.get('etag')}`]) {
          const { status, headers } = await ifMatch('PATCH', path, tag, change);
          // Nothing is changed any more, and so it stays the same version.
          expect({ path, tag, status, now: headers.get('etag') }).toEqual({ path, tag, status: 200, now: first.headers.get('etag') });
        }
      }
    });

    it('wins against the other, of two that know the same version', async () => {
      for (const [path, change] of await edited()) {
        await admin.api.patch('/settings', { serviceLevelSeconds: 60, contextSources: [CRM] });
        await admin.api.patch('/widget/settings', { poweredBy: true });
        const known = await tagOf(path);
        const answers = await Promise.all([1, 2, 3].map(() => ifMatch('PATCH', path, known, change)));
        expect([path, ...answers.map(({ status }) => status).sort()]).toEqual([path, 200, 412, 412]);
      }
    });

    it('is refused for a better reason first: what is not theirs is not there', async () => {
      const other = await switchboard.staff('agent');
      const own = (await admin.api.post('/canned-responses', { title: 'Mine', content: 'Mine', scope: 'personal' })).body;
      expect((await ifMatch('PATCH', `/canned-responses/${own.id}`, '"1"', { title: 'Yours' }, other.api)).status).toBe(404);
      expect((await ifMatch('PATCH', `/customers/${randomUUID()}`, '"1"', { name: 'x' })).status).toBe(404);
      expect((await ifMatch('DELETE', `/canned-responses/${own.id}`, '"1"')).status).toBe(412);
      expect((await ifMatch('DELETE', `/canned-responses/${own.id}`, await tagOf(`/canned-responses/${own.id}`))).status).toBe(204);
    });
  });

  it('is told what is left of a quota, and when there is more', async () => {
    const quota = ({ status, headers }: Answer) => [
      status,
      headers.get('ratelimit-policy'),
      headers.get('ratelimit'),
      headers.get('retry-after'),
    ];
    expect(quota(await switchboard.visitor.post('/chats', HELLO))).toEqual([201, null, null, null]);
    await switchboard.settings({ maxNewChatsPerMinute: 2, maxMessagesPerSecond: 1 });
    const { body, ...first } = await switchboard.visitor.post('/chats', HELLO);
    expect(quota({ body, ...first })).toEqual([201, '"new-chat";q=2;w=60', '"new-chat";r=1;t=60', null]);
    expect(quota(await switchboard.visitor.post('/chats', HELLO)).slice(0, 2)).toEqual([201, '"new-chat";q=2;w=60']);
    expect(quota(await switchboard.visitor.post('/chats', HELLO))).toEqual([
      429,
      '"new-chat";q=2;w=60',
      expect.stringMatching(/^"new-chat";r=0;t=\d+$/),
      expect.stringMatching(/^\d+$/),
    ]);
    const sent = await switchboard
      .as({ token: body.customerToken })
      .post(`/chats/${body.chat.id}/messages`, { clientMessageId: randomUUID(), text: 'Hello?' });
    expect(quota(sent)).toEqual([201, '"messages";q=20;w=10', '"messages";r=19;t=1', null]);
    await switchboard.settings({ maxNewChatsPerMinute: 0, maxMessagesPerSecond: 0 });
  });

  it('from a page may read what headers say', async () => {
    const { headers } = await fetch(`${switchboard.url}/health/live`, { headers: { origin: switchboard.url } });
    const exposed = headers.get('access-control-expose-headers')!.split(', ');
    expect(exposed).toEqual(
      expect.arrayContaining(['etag', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id', 'idempotent-replayed']),
    );
  });

  it('has an id, its own or a new one, in its answer and in its problem', async () => {
    const ask = async (id: string): Promise<[string | null, string | undefined]> => {
      const answer = await fetch(`${switchboard.url}/v1/queue`, { headers: { 'x-request-id': id } });
      return [answer.headers.get('x-request-id'), ((await answer.json()) as { requestId?: string }).requestId];
    };
    expect(await ask('order-7')).toEqual(['order-7', 'order-7']);
    for (const id of ['two words', 'x'.repeat(65)]) {
      const [answered, said] = await ask(id);
      expect(answered).toMatch(/^[0-9a-f-]{36}$/);
      expect(said).toBe(answered);
    }
    const missing = await fetch(`${switchboard.url}/nowhere`);
    expect(((await missing.json()) as { requestId: string }).requestId).toBe(missing.headers.get('x-request-id'));
  });
});
