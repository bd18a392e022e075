import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { WebhookView } from '#protocol';
import { type Answer, pointersOf, walk } from '../kit/api';
import { unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

const PUBLIC_ADDRESS = 'https://93.184.216.34/hook';

describe('Webhooks', () => {
  let switchboard: Switchboard;
  let admin: Staff;

  beforeAll(async () => {
    switchboard = await unlimited();
    admin = await switchboard.admin();
  });
  afterAll(() => switchboard.stop());
  afterEach(async () => {
    for (const { id } of await walk<WebhookView>(admin.api, '/webhooks', 100)) await admin.api.delete(`/webhooks/${id}`);
  });

  const create = (fields: object = {}): Promise<Answer> => admin.api.post('/webhooks', { url: PUBLIC_ADDRESS, events: ['*'], ...fields });

  it('are made with a secret that is shown once, changed, listed and deleted', async () => {
    const { status, body } = await create({ events: ['chat.closed', 'message.created', 'chat.closed'], description: ' CRM ' });
    const { secret, ...shown } = body;
    expect({ status, shown }).toEqual({
      status: 201,
      shown: {
        id: expect.any(String),
        url: PUBLIC_ADDRESS,
        events: ['chat.closed', 'message.created'],
        description: ' CRM ',
        active: true,
        disabledReason: null,
        disabledAt: null,
        failures: 0,
        failingSince: null,
        lastError: null,
        previousSecretUntil: null,
        createdAt: expect.stringMatching(/Z$/),
        updatedAt: shown.createdAt,
      },
    });
    expect(new Webhook(secret).sign('id', new Date(), '{}')).toMatch(/^v1,/);
    expect((await admin.api.get(`/webhooks/${shown.id}`)).body).toEqual(shown);
    expect((await admin.api.get('/webhooks')).body).toEqual({ data: [shown], nextCursor: null });
    switchboard.clock.advance(1);
    const changed = await admin.api.patch(`/webhooks/${shown.id}`, { events: ['*'], description: null, active: false });
    expect(changed).toMatchObject({ status: 200, body: { id: shown.id, events: ['*'], description: null, active: false } });
    expect(changed.body.updatedAt > shown.updatedAt).toBe(true);
    expect(Object.keys(changed.body)).not.toContain('secret');
    expect((await admin.api.delete(`/webhooks/${shown.id}`)).status).toBe(204);
    for (const answer of [
      await admin.api.get(`/webhooks/${shown.id}`),
      await admin.api.patch(`/webhooks/${shown.id}`, { active: true }),
      await admin.api.delete(`/webhooks/${shown.id}`),
      await admin.api.post(`/webhooks/${shown.id}/rotate-secret`),
      await admin.api.get(`/webhooks/${randomUUID()}`),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'webhook.not_found' } });
  });

  it('get a new secret, which is shown once too and kept out of the log', async () => {
    const { id, secret } = (await create()).body;
    const rotated = await admin.api.post(`/webhooks/${id}/rotate-secret`);
    expect(rotated).toMatchObject({ status: 200, body: { id, previousSecretUntil: expect.stringMatching(/Z$/) } });
    expect(rotated.body.secret).not.toBe(secret);
    const log = JSON.stringify(await switchboard.probe.events({ types: /Webhook/ }));
    expect(log).toContain(id);
    for (const hidden of [secret, rotated.body.secret, PUBLIC_ADDRESS]) expect(log).not.toContain(hidden);
    switchboard.clock.advance(24 * 3_600);
    expect((await admin.api.get(`/webhooks/${id}`)).body.previousSecretUntil).toBeNull();
  });

  it('are for admins, who hear of every change', async () => {
    const socket = await switchboard.connect(admin.token);
    const { id } = (await create()).body;
    expect(await socket.heard('webhook.changed', (event) => event.id === id)).toEqual({ id, change: 'created' });
    await admin.api.delete(`/webhooks/${id}`);
    await socket.heard('webhook.changed', (event) => event.change === 'deleted');
    const { customerToken } = await switchboard.startChat();
    for (const api of [(await switchboard.staff('supervisor')).api, switchboard.as({ token: customerToken })])
      for (const answer of [await api.get('/webhooks'), await api.get(`/webhooks/${id}`), await api.post(`/webhooks/${id}/rotate-secret`)])
        expect(answer.status).toBe(403);
    expect((await switchboard.visitor.get('/webhooks')).status).toBe(401);
  });

  it('have an address and events that are known', async () => {
    for (const [fields, ...pointers] of [
      [{ url: 'ftp://93.184.216.34/' }, '/url'],
      [{ url: '93.184.216.34' }, '/url'],
      [{ url: 'https://me:secret@93.184.216.34/' }, '/url'],
      [{ url: `https://93.184.216.34/${'x'.repeat(2_000)}` }, '/url'],
      [{ events: [] }, '/events'],
      [{ events: ['chat.nonsense'] }, '/events'],
      ...['ready', 'typing', 'queue.position', 'workload.changed', 'webhook.changed'].map((event) => [{ events: [event] }, '/events']),
      [{ description: 'x'.repeat(201) }, '/description'],
      [{ secret: 'mine' }, '/secret'],
    ] as [object, ...string[]][]) {
      const { status, body } = await create(fields);
      expect({ fields, status, pointers: pointersOf(body) }).toEqual({ fields, status: 422, pointers });
    }
    const { id } = (await create()).body;
    expect(pointersOf((await admin.api.patch(`/webhooks/${id}`, { url: 'ftp://x' })).body)).toEqual(['/url']);
  });

  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '224.0.0.1',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '[64:ff9b::7f00:1]',
    '[fe80::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    'localhost',
    'localhost.',
    'crm.localhost',
  ])('do not go to %s, which is private', async (host) => {
    const refusal = { status: 422, body: { code: 'webhook.private_address', errors: [{ pointer: '/url' }] } };
    expect(await create({ url: `http://${host}/` })).toMatchObject(refusal);
    const { id } = (await create()).body;
    expect(await admin.api.patch(`/webhooks/${id}`, { url: `https://${host}:8443/x` })).toMatchObject(refusal);
    expect((await admin.api.get(`/webhooks/${id}`)).body.url).toBe(PUBLIC_ADDRESS);
  });

  it('are 25 at most, also when many come at once, and listed page by page', async () => {
    const answers = await Promise.all(Array.from({ length: 28 }, () => create()));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([409, 'webhook.too_many']));
    const ids = (await walk<WebhookView>(admin.api, '/webhooks', 7)).map(({ id }) => id);
    expect(ids).toHaveLength(25);
    expect(ids).toEqual(ids.toSorted());
    await admin.api.delete(`/webhooks/${ids[0]}`);
    expect((await create()).status).toBe(201);
  });
});
