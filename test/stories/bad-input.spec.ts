import { randomUUID } from 'node:crypto';
import { type Answer, type Api, pointersOf } from '../kit/api';
import { takingTurns } from '../../libs/kernel/testing/form';
import { OpenApi, type Operation, type Schema } from '../kit/openapi';
import { unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';
import { ANCESTRAL, stored, without, withValue, wrongFor } from '../kit/wrong';

const CUSTOMERS_ONLY = ['PUT /v1/chats/{id}/rating', 'POST /v1/chats/{id}/leave-message', 'POST /v1/chats/{id}/transcript'];

/** Its body is any object, of which people's own story tells. */
const FREE_FORM = 'PUT /v1/me/preferences';
/** Its body is a list, of which the story of targets tells. */
const LIST = 'PUT /v1/targets';

describe('A body that is wrong', () => {
  const some = takingTurns();
  let switchboard: Switchboard;
  let admin: Staff;
  let customer: Api;
  let api: OpenApi;
  let operations: Operation[];
  let ids: Record<string, string>;
  let settings: object;
  let before: Record<string, string>;

  beforeAll(async () => {
    switchboard = await unlimited({}, { docs: true });
    admin = await switchboard.admin();
    const agent = await switchboard.agentOnline({ skills: ['billing'] });
    const { chat, customerToken } = await switchboard.startChat({ message: 'Hello' });
    customer = switchboard.as({ token: customerToken });
    await agent.socket.heard('chat.assigned');
    const ticket = await admin.api.post('/tickets', { customerId: chat.customer.id, subject: 'Invoice' });
    ids = { users: agent.id, agents: agent.id, chats: chat.id, customers: chat.customer.id, tickets: ticket.body.id };
    const contextSources = [{ name: 'crm', url: 'https://crm.example/', timeoutMs: 500, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }];
    const chatWeights = [{ weight: 2 }];
    await admin.api.post('/skills', { name: 'german' });
    const localeSkills = [{ locale: 'de', skill: 'german', minLevel: 1, required: false }];
    const translators = [{ name: 'own', url: 'https://translate.example/', timeoutMs: 500, key: 'k' }];
    settings = { ...(await admin.api.get('/settings')).body, contextSources, chatWeights, localeSkills, translators };
    api = await OpenApi.of(switchboard.url);
    operations = api.operations.filter((each) => api.bodyOf(each) !== undefined && each.route !== FREE_FORM && each.route !== LIST);
  });
  beforeEach(async () => (before = await stored(switchboard.database)));
  afterEach(async () => expect(await stored(switchboard.database)).toEqual(before));
  afterAll(() => switchboard.stop());

  /** Of those that have a body. */
  const schemaOf = (each: Operation): Schema => api.bodyOf(each)!;
  const goodFor = (each: Operation): object => (each.path === '/settings' ? settings : (api.example(schemaOf(each)) as object));
  const fieldsOf = (each: Operation) => api.fields(schemaOf(each), goodFor(each));
  const send = ({ route, method, path }: Operation, body: unknown, headers?: Record<string, string>): Promise<Answer> =>
    (CUSTOMERS_ONLY.includes(route) ? customer : admin.api).request(
      method,
      path.replace('{id}', ids[path.split('/')[1]!] ?? randomUUID()).replace('{messageId}', randomUUID()),
      body,
      headers,
    );

  /** Signing in does not say what is wrong with an e-mail. */
  const statusesFor = ({ route }: Operation, unreadable = false): number[] =>
    unreadable ? [400, 413, 422] : route === 'POST /v1/auth/login' ? [401, 422] : [422];
  /** A problem as RFC 9457 has it, which names the wrong field if it is one. */
  function expectRefusal(told: string, { status, headers, body }: Answer, statuses: number[], pointer?: string): void {
    const problem = { told, status, type: headers.get('content-type')?.split(';')[0], code: typeof body?.code, said: body?.status };
    expect(statuses).toContain(statuses.includes(status) ? status : `${told}: ${status} ${JSON.stringify(body).slice(0, 300)}`);
    expect(problem).toEqual({ told, status, type: 'application/problem+json', code: 'string', said: status });
    if (pointer !== undefined && status === 422)
      expect({ told, pointers: pointersOf(body) }).toEqual({
        told,
        pointers: expect.arrayContaining([expect.stringMatching(new RegExp(`^${pointer}(/|$)`))]),
      });
  }

  it('is refused for every wrong value of every field, which is named', async () => {
    for (const each of operations) {
      const good = goodFor(each);
      for (const { pointer, schema } of fieldsOf(each)) {
        const answers = some(wrongFor(schema)).map(async ({ what, json, unreadable }) => {
          const answer = await send(each, withValue(good, pointer, json));
          expectRefusal(
            `${each.route} with ${what} at ${pointer}`,
            answer,
            statusesFor(each, unreadable),
            unreadable ? undefined : pointer,
          );
        });
        await Promise.all(answers);
      }
    }
  }, 60_000);

  it('is refused when a field is missing that must be there, which is named', async () => {
    for (const each of operations) {
      const required = fieldsOf(each).filter((field) => field.required);
      for (const { pointer } of required) {
        expectRefusal(`${each.route} without ${pointer}`, await send(each, without(goodFor(each), pointer)), [422], pointer);
      }
    }
  });

  it('is refused when it has a field that nobody knows, whatever its name and however deep', async () => {
    for (const each of operations) {
      const good = goodFor(each);
      const objects = [
        '',
        ...fieldsOf(each)
          .filter(({ schema }) => schema.properties)
          .map(({ pointer }) => pointer),
      ];
      const lists = fieldsOf(each)
        .filter(({ schema }) => schema.type === 'array' && schema.items?.$ref)
        .map(({ pointer }) => `${pointer}/0`);
      for (const parent of [...objects, ...lists]) {
        for (const name of some(['nonsense', ...ANCESTRAL])) {
          const pointer = `${parent}/${name}`;
          expectRefusal(`${each.route} with ${pointer}`, await send(each, withValue(good, pointer, '"x"')), [422], pointer);
        }
        for (const name of some(['__proto__', 'constructor'])) {
          const poisoned = withValue(good, `${parent}/poison`, '{"prototype": {"role": "admin"}}').replace('"poison"', `"${name}"`);
          expectRefusal(`${each.route} with ${name} in ${parent}`, await send(each, poisoned), [400, 422]);
        }
      }
    }
  }, 60_000);

  it('is refused when it has any field where none is read, and may be empty there', async () => {
    const none = api.operations.filter((each) => !operations.includes(each) && each.method !== 'GET' && !each.operation.requestBody);
    expect(none.length).toBeGreaterThan(0);
    for (const each of none) {
      expectRefusal(`${each.route} with a body`, await send(each, { nonsense: 1 }), [422], '/nonsense');
      if (each.path.endsWith('/claim'))
        for (const empty of ['', '{}']) expectRefusal(`${each.route} with an empty body`, await send(each, empty), [409]);
    }
  });

  it('is refused when it is no object', async () => {
    for (const each of operations) {
      for (const body of some(['[]', `[${JSON.stringify(goodFor(each))}]`, '"text"', '7', 'true', 'null'])) {
        expectRefusal(`${each.route} with ${body}`, await send(each, body), [400, 422]);
      }
    }
  });

  it('is refused when it is no JSON, or says that it is something else', async () => {
    for (const each of operations) {
      for (const body of some(['{', '{"a":}', '{} {}', 'nonsense', '\0', '{"a": "\u0001"}']))
        expectRefusal(`${each.route} with ${body}`, await send(each, body), [400]);
      const good = JSON.stringify(goodFor(each));
      for (const type of some([
        'text/plain',
        'application/xml',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'nonsense',
      ])) {
        expectRefusal(`${each.route} as ${type}`, await send(each, good, { 'content-type': type }), [415]);
      }
      expectRefusal(`${each.route} with two megabytes`, await send(each, JSON.stringify({ text: 'x'.repeat(2_097_152) })), [413]);
    }
  });

  it('is refused when nothing came but something must', async () => {
    for (const each of operations.filter((one) => (schemaOf(one).required ?? []).length > 0 || one.route === 'POST /v1/chats')) {
      expectRefusal(`${each.route} without a body`, await send(each, undefined), [422]);
      expectRefusal(`${each.route} with an empty body`, await send(each, ''), [422]);
    }
  });
});
