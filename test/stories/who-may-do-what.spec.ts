import { randomUUID } from 'node:crypto';
import type { Answer, Api } from '../kit/api';
import type { Connected } from '../kit/client';
import { OpenApi, type Operation } from '../kit/openapi';
import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

/** Cleo is the customer of the chats, Otto another customer; the chat is Ana's, Ben is another agent. */
const WHO = ['nobody', 'cleo', 'otto', 'ana', 'ben', 'supervisor', 'admin'] as const;
type Who = (typeof WHO)[number];
type Statuses = Record<Who, number>;

const statuses = (nobody: number, cleo: number, otto: number, ana: number, ben: number, supervisor: number, admin: number): Statuses => ({
  nobody,
  cleo,
  otto,
  ana,
  ben,
  supervisor,
  admin,
});
const STAFF = statuses(401, 403, 403, 200, 200, 200, 200);
const LEADS = statuses(401, 403, 403, 403, 403, 200, 200);
const ADMINS = statuses(401, 403, 403, 403, 403, 403, 200);
const IN_THE_CHAT = statuses(401, 200, 404, 200, 404, 200, 200);
/** The input is wrong: whoever hears so was let in. */
const heard = (of: Statuses, status = 422): Statuses =>
  Object.fromEntries(WHO.map((who) => [who, of[who] === 200 ? status : of[who]])) as Statuses;

const TABLE: [route: string, expected: Statuses, body?: object, query?: string][] = [
  ['GET /v1/me', STAFF],
  ['PATCH /v1/me', heard(STAFF), { role: 'admin' }],
  ['PUT /v1/me/password', heard(STAFF), {}],
  ['GET /v1/me/preferences', STAFF],
  ['PUT /v1/me/preferences', STAFF, {}],
  // As JSON, so staff hear that it is no image.
  ['PUT /v1/me/avatar', heard(STAFF, 415), {}],
  ['DELETE /v1/me/avatar', heard(STAFF, 204)],
  ['GET /v1/me/sessions', STAFF],
  ['DELETE /v1/me/sessions', heard(STAFF, 204)],
  ['GET /v1/me/push-key', STAFF],
  ['POST /v1/me/push-subscriptions', heard(STAFF), {}],
  ['DELETE /v1/me/push-subscriptions', heard(STAFF), {}],
  ['GET /v1/avatars/{id}', statuses(404, 404, 404, 404, 404, 404, 404)],
  ['GET /v1/users', ADMINS],
  ['POST /v1/users', heard(ADMINS), {}],
  ['PATCH /v1/users/{id}', heard(ADMINS), { role: 'owner' }],
  ['GET /v1/api-keys', ADMINS],
  ['POST /v1/api-keys', heard(ADMINS), {}],
  ['DELETE /v1/api-keys/{id}', heard(ADMINS, 404)],
  ['GET /v1/skills', STAFF],
  ['POST /v1/skills', heard(ADMINS), {}],
  ['DELETE /v1/skills/{name}', heard(ADMINS, 404)],
  ['GET /v1/settings', STAFF],
  ['PATCH /v1/settings', heard(ADMINS), { nonsense: 1 }],
  ['GET /v1/settings/meta', ADMINS],
  ['GET /v1/settings/history', ADMINS],
  ['GET /v1/agents', STAFF],
  ['GET /v1/agents/me', STAFF],
  ['PUT /v1/agents/me/status', heard(STAFF), {}],
  ['PUT /v1/agents/{id}/status', heard(LEADS), {}],
  ['PUT /v1/agents/{id}/skills', heard(ADMINS), {}],
  ['PATCH /v1/agents/{id}', heard(LEADS), {}],
  ['GET /v1/agents/{id}/status-history', { ...LEADS, ana: 200 }],
  ['GET /v1/agents/{id}/time-in-status', { ...LEADS, ana: 200 }, undefined, '?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z'],
  ['GET /v1/workload', LEADS],
  ['GET /v1/wall-links', LEADS],
  ['POST /v1/wall-links', heard(LEADS), {}],
  ['DELETE /v1/wall-links/{id}', heard(LEADS, 404)],
  ['GET /v1/queue', STAFF],
  ['GET /v1/routing/policy', STAFF],
  ['PUT /v1/routing/policy', heard(ADMINS), {}],
  ['DELETE /v1/routing/policy/scheduled', heard(ADMINS, 204)],
  ['POST /v1/routing/policy/dry-run', heard(LEADS), {}],
  ['POST /v1/routing/policy/replay', heard(LEADS), {}],
  ['POST /v1/chats/{id}/wrap-up/done', statuses(401, 403, 403, 204, 404, 204, 204), {}],
  ['PUT /v1/chats/{id}/hold', statuses(401, 403, 403, 200, 404, 200, 200), {}],
  ['DELETE /v1/chats/{id}/hold', statuses(401, 403, 403, 200, 404, 200, 200)],
  ['GET /v1/chats/{id}/translation', statuses(401, 403, 403, 200, 404, 200, 200)],
  ['PUT /v1/chats/{id}/translation', statuses(401, 403, 403, 409, 404, 409, 409), { on: true }],
  ['GET /v1/jobs/{id}', heard(LEADS, 404)],
  ['POST /v1/routing/preview', heard(LEADS), {}],
  ['POST /v1/chats', statuses(422, 409, 409, 422, 422, 422, 422), {}],
  ['GET /v1/chats', statuses(401, 200, 200, 200, 200, 200, 200)],
  ['GET /v1/chats/{id}', IN_THE_CHAT],
  ['GET /v1/chats/{id}/export', IN_THE_CHAT],
  ['GET /v1/chats/export', LEADS],
  ['GET /v1/chats/{id}/messages', IN_THE_CHAT],
  ['POST /v1/chats/{id}/messages', heard(IN_THE_CHAT, 201), { clientMessageId: 'm', text: 'x' }],
  // As JSON, so whoever may upload hears that it is no file; the agent and the customer may as well.
  ['POST /v1/chats/{id}/attachments', heard(IN_THE_CHAT, 415), {}],
  // The canned response is none, so whoever may copy into the chat hears of its id.
  ['POST /v1/chats/{id}/attachments/from-canned-response', { ...heard(IN_THE_CHAT), cleo: 403, otto: 403, ben: 422 }, {}],
  ['GET /v1/attachments/audit', ADMINS],
  ['GET /v1/system', ADMINS],
  ['GET /v1/attachments/{id}', statuses(401, 404, 404, 404, 404, 404, 404)],
  ['GET /v1/attachments/{id}/thumbnail', statuses(401, 404, 404, 404, 404, 404, 404)],
  ['POST /v1/chats/{id}/claim', heard(STAFF, 409)],
  ['POST /v1/chats/{id}/assign', heard(LEADS), {}],
  ['POST /v1/chats/{id}/take-over', LEADS],
  ['POST /v1/chats/{id}/close', IN_THE_CHAT, {}],
  ['GET /v1/canned-responses', STAFF],
  ['POST /v1/canned-responses', heard(STAFF), {}],
  ['GET /v1/canned-responses/categories', STAFF],
  ['GET /v1/tags', STAFF],
  ['GET /v1/canned-responses/{id}', heard(STAFF, 404)],
  ['PATCH /v1/canned-responses/{id}', heard(STAFF), { scope: 'secret' }],
  ['DELETE /v1/canned-responses/{id}', heard(STAFF, 404)],
  ['POST /v1/canned-responses/{id}/restore', heard(STAFF, 404)],
  ['GET /v1/canned-responses/{id}/history', heard(STAFF, 404)],
  ['POST /v1/canned-responses/{id}/render', heard(STAFF), {}],
  ['POST /v1/canned-responses/{id}/attachments', heard(STAFF, 404), {}],
  ['DELETE /v1/canned-responses/{id}/attachments/{attachmentId}', heard(STAFF, 404)],
  ['GET /v1/canned-responses/export', STAFF],
  ['POST /v1/canned-responses/import', heard(STAFF), {}],
  ['POST /v1/canned-responses/import/preview', heard(STAFF), {}],
  ['GET /v1/canned-responses/usage', LEADS],
  ['GET /v1/canned-responses/{id}/uses', heard(LEADS, 404)],
  ['GET /v1/canned-responses/{id}/performance', heard(LEADS, 404)],
  ['POST /v1/chats/{id}/canned-responses', { ...heard(IN_THE_CHAT, 422), cleo: 403, otto: 403, ben: 422 }, {}],
  ['GET /v1/chats/{id}/context', { ...IN_THE_CHAT, cleo: 403, otto: 403 }],
  ['GET /v1/customers/{id}/context', heard(STAFF, 404)],
  ['GET /v1/search', STAFF],
  ['GET /v1/views', STAFF],
  ['POST /v1/views', heard(STAFF), {}],
  ['PATCH /v1/views/{id}', heard(STAFF, 404), {}],
  ['DELETE /v1/views/{id}', heard(STAFF, 404)],
  ['GET /v1/customers', STAFF],
  ['POST /v1/customers/import', heard(LEADS), {}],
  ['POST /v1/customers', heard(STAFF), {}],
  ['GET /v1/customers/{id}', heard(STAFF, 404)],
  ['PATCH /v1/customers/{id}', heard(STAFF), { accountStatus: 'gone' }],
  ['GET /v1/tickets', STAFF],
  ['POST /v1/tickets', heard(STAFF), {}],
  ['GET /v1/tickets/{id}', heard(STAFF, 404)],
  ['PATCH /v1/tickets/{id}', heard(STAFF), { status: 'gone' }],
  ['POST /v1/chats/{id}/ticket', { ...heard(IN_THE_CHAT, 201), cleo: 403, otto: 403 }, { subject: 'x' }],
  ['POST /v1/offline-messages', statuses(422, 422, 422, 422, 422, 422, 422), {}],
  ['POST /v1/auth/login', statuses(422, 422, 422, 422, 422, 422, 422), {}],
  ['POST /v1/auth/refresh', statuses(422, 422, 422, 422, 422, 422, 422), {}],
  ['POST /v1/auth/logout', statuses(422, 422, 422, 422, 422, 422, 422), {}],
];

describe('Who may do what', () => {
  let switchboard: Switchboard;
  let anaId: string;
  let ana: Connected;
  let cleoToken: string;
  let apis: Record<Who, Api>;
  let operations: Operation[];

  /** A chat of Cleo's with Ana, started by staff, so that Cleo may have many. */
  const active = async (): Promise<string> => {
    const { chat } = await switchboard.startChat({ customer: { name: 'Cleo', externalId: 'cleo' }, message: 'Hello' }, apis.supervisor);
    await ana.heard('chat.assigned', (event) => event.chat.id === chat.id);
    return chat.id;
  };
  const waiting = async (): Promise<string> =>
    (await switchboard.startChat({ customer: { name: 'Cleo', externalId: 'cleo' }, skills: [{ name: 'rare' }] }, apis.supervisor)).chat.id;

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 1000 }, { docs: true });
    const [admin, supervisor, ben, onlyAna] = [
      await switchboard.admin(),
      await switchboard.staff('supervisor'),
      await switchboard.staff('agent'),
      await switchboard.agentOnline({ name: 'Ana' }),
    ];
    await admin.api.post('/skills', { name: 'rare' });
    ({ id: anaId, socket: ana } = onlyAna);
    const otto = await switchboard.startChat({ customer: { name: 'Otto' } });
    const cleo = await switchboard.startChat({ customer: { name: 'Cleo', externalId: 'cleo' } }, supervisor.api);
    cleoToken = cleo.customerToken;
    const customer = (token: string) => switchboard.as({ token });
    apis = {
      nobody: switchboard.visitor,
      cleo: customer(cleoToken),
      otto: customer(otto.customerToken),
      ana: onlyAna.api,
      ben: ben.api,
      supervisor: supervisor.api,
      admin: admin.api,
    };
    ({ operations } = await OpenApi.of(switchboard.url));
  });
  afterAll(() => switchboard.stop());

  const request = (who: Who, route: string, id: string, body?: object, query = ''): Promise<Answer> => {
    const [method, path] = route.replace('/v1', '').replace('{name}', 'no-such-skill').split(' ') as [string, string];
    return apis[who].request(method, path.replace('{id}', id) + query, body);
  };

  it.each(TABLE.map(([route, ...rest]) => [route, rest] as const))('%s', async (route, [expected, body, query]) => {
    let untouched: string | undefined;
    for (const who of WHO) {
      const id = route.includes('/chats/{id}') ? (untouched ?? (await active())) : anaId;
      const { status, headers } = await request(who, route, id, body, query);
      untouched = status >= 400 ? id : undefined;
      expect({ who, status }).toEqual({ who, status: expected[who] });
      if (status >= 400) expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  it('and where this table says nothing, nobody without a token and no stranger to the chat', async () => {
    const id = await active();
    const others = operations.filter(
      ({ route }) => !TABLE.some(([known]) => known === route) && !(route.startsWith('GET ') && !route.includes('{id}')),
    );
    for (const { route, operation } of others) {
      if (operation.security)
        expect({ route, status: (await request('nobody', route, id, operation.requestBody && {})).status }).toEqual({ route, status: 401 });
      if (!route.includes('/chats/{id}')) continue;
      const { status } = await request('otto', route, id, operation.requestBody && {});
      expect({ route, kept: [403, 404, 422].includes(status) }).toEqual({ route, kept: true });
    }
  });

  it('a chat that waits is seen by every agent, and written in or closed by none but those who are in it', async () => {
    const row = (post: number, close: number) => ({ ...heard(IN_THE_CHAT, post), ana: close, ben: close });
    for (const who of WHO) {
      const id = await waiting();
      const seen = await request(who, 'GET /v1/chats/{id}', id);
      const written = await request(who, 'POST /v1/chats/{id}/messages', id, { clientMessageId: 'm', text: 'x' });
      const closed = await request(who, 'POST /v1/chats/{id}/close', id, {});
      expect({ who, seen: seen.status, written: written.status, closed: closed.status }).toEqual({
        who,
        seen: { ...IN_THE_CHAT, ben: 200 }[who],
        written: row(201, 403)[who],
        closed: row(200, 403)[who],
      });
      if (written.status === 403)
        expect([written.body.code, closed.body.code]).toEqual(['chat.not_assigned_to_you', 'chat.not_assigned_to_you']);
    }
  });

  it('a chat that is closed is seen by whoever was in it', async () => {
    const id = await active();
    await apis.ana.post(`/chats/${id}/close`);
    for (const who of WHO)
      expect({ who, status: (await request(who, 'GET /v1/chats/{id}', id)).status }).toEqual({ who, status: IN_THE_CHAT[who] });
  });

  it('another’s chat looks exactly like one that is not there', async () => {
    const [id, absent] = [await active(), randomUUID()];
    for (const [route, body] of [
      ['GET /v1/chats/{id}'],
      ['GET /v1/chats/{id}/messages'],
      ['POST /v1/chats/{id}/messages', { clientMessageId: 'm', text: 'x' }],
      ['POST /v1/chats/{id}/close', {}],
    ] as [string, object?][]) {
      for (const who of ['otto', 'ben'] as const) {
        const [foreign, none] = [await request(who, route, id, body), await request(who, route, absent, body)];
        expect({ who, route, status: foreign.status, body: foreign.body }).toEqual({ who, route, status: 404, body: none.body });
        expect(JSON.stringify(foreign.body)).not.toMatch(new RegExp(`${id}|${absent}`));
      }
    }
  });

  it('a list holds what may be seen, whatever is asked for', async () => {
    const [mine, queued] = [await active(), await waiting()];
    const seenBy = async (who: Who, query = ''): Promise<string[]> => {
      const { data } = (await apis[who].get(`/chats?limit=100&sort=-createdAt${query}`)).body;
      return [mine, queued].filter((id) => data.some((chat: { id: string }) => chat.id === id));
    };
    expect(await Promise.all(WHO.slice(1).map((who) => seenBy(who)))).toEqual([
      [mine, queued],
      [],
      [mine, queued],
      [queued],
      [mine, queued],
      [mine, queued],
    ]);
    expect(await seenBy('ben', `&agentId=${anaId}`)).toEqual([]);
    expect(await seenBy('otto', `&q=Hello`)).toEqual([]);
  });

  it('a customer hears of its own chats and of no others', async () => {
    const [cleo, otto] = [
      await switchboard.connect(cleoToken),
      await switchboard.connect((await switchboard.startChat({ customer: { name: 'Ottilie' } })).customerToken),
    ];
    const id = await active();
    expect((await otto.emit('chat.join', { chatId: id })).error.code).toBe('chat.not_found');
    await ana.ask('message.send', { chatId: id, clientMessageId: 'secret', text: 'For Cleo' });
    await cleo.heard('message.created', ({ message }) => message.text === 'For Cleo');
    await ana.ask('chat.close', { chatId: id });
    await cleo.heard('chat.closed', ({ chat }) => chat.id === id);
    await otto.ask('chat.leave', { chatId: id });
    expect(otto.log.filter(({ payload }) => JSON.stringify(payload).includes(id))).toEqual([]);
    for (const name of ['queue.changed', 'agent.status', 'workload.changed'] as const)
      expect([cleo.all(name), otto.all(name)]).toEqual([[], []]);
  });
});
