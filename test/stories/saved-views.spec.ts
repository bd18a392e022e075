import { randomUUID } from 'node:crypto';
import type { SavedViewView } from '#protocol';
import { pointersOf, walk } from '../kit/api';
import { type Staff, Switchboard } from '../kit/switchboard';

const FILTERS = {
  status: 'queued,active',
  unanswered: true,
  ratingMax: 2,
  q: 'refund',
  from: '2026-01-01T00:00:00.000Z',
  sort: '-lastMessageAt',
};

describe('Saved views', () => {
  let switchboard: Switchboard;
  let ana: Staff;
  let ben: Staff;
  let sue: Staff;
  let admin: Staff;

  beforeAll(async () => {
    switchboard = await Switchboard.start();
    [ana, ben, sue] = [await switchboard.staff('agent'), await switchboard.staff('agent'), await switchboard.staff('supervisor')];
    admin = await switchboard.admin();
  });
  afterAll(() => switchboard.stop());

  const save = ({ api }: Staff, fields: object) => api.post('/views', { name: randomUUID(), filters: {}, ...fields });
  const seenBy = async ({ api }: Staff): Promise<string[]> => (await walk<SavedViewView>(api, '/views', 100)).map(({ name }) => name);

  it('keep filters as they go into the query of the list', async () => {
    const { status, body } = await save(ana, { name: ' Unhappy ', filters: FILTERS });
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        id: expect.any(String),
        name: 'Unhappy',
        filters: FILTERS,
        shared: false,
        ownerId: ana.id,
        createdAt: expect.stringMatching(/Z$/),
        updatedAt: body.createdAt,
      },
    });
    const { data } = (await ana.api.get('/views')).body;
    expect(data).toEqual([body]);
    expect((await ana.api.get(`/chats?${new URLSearchParams(data[0].filters).toString()}`)).status).toBe(200);
    const changed = await ana.api.patch(`/views/${body.id}`, { filters: { tag: 'vip' } });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Unhappy', filters: { tag: 'vip' } } });
    expect((await ana.api.delete(`/views/${body.id}`)).status).toBe(204);
    expect((await ana.api.delete(`/views/${body.id}`)).status).toBe(404);
    expect(await seenBy(ana)).toEqual([]);
  });

  it('are held to the rules of the list', async () => {
    for (const [filters, pointer] of [
      [{ status: 'nonsense' }, '/filters/status'],
      [{ ratingMin: 6 }, '/filters/ratingMin'],
      [{ from: 'yesterday' }, '/filters/from'],
      [{ sort: 'name' }, '/filters/sort'],
      [{ limit: 5 }, '/filters/limit'],
      [[], '/filters'],
      [undefined, '/filters'],
    ] as const) {
      const { status, body } = await save(ana, { filters });
      expect({ filters, status, pointers: pointersOf(body) }).toEqual({ filters, status: 422, pointers: [pointer] });
    }
    expect(pointersOf((await save(ana, { name: 'x'.repeat(81) })).body)).toEqual(['/name']);
  });

  it('have one name each of an owner, whatever the case', async () => {
    const first = await save(ana, { name: 'Refunds' });
    expect(await save(ana, { name: ' REFUNDS ' })).toMatchObject({ status: 409, body: { code: 'view.name_taken' } });
    const other = await save(ana, { name: 'Others' });
    expect(await ana.api.patch(`/views/${other.body.id}`, { name: 'refunds' })).toMatchObject({
      status: 409,
      body: { code: 'view.name_taken' },
    });
    expect((await save(ben, { name: 'Refunds' })).status).toBe(201);
    await ana.api.delete(`/views/${first.body.id}`);
    expect((await save(ana, { name: 'refunds' })).status).toBe(201);
  });

  it('of others are absent, for admins too, unless they are shared', async () => {
    const own = (await save(ana, { name: 'Ana’s own' })).body;
    const shared = (await save(sue, { name: 'For all', shared: true })).body;
    for (const other of [ben, sue, admin]) {
      expect(await seenBy(other)).not.toContain('Ana’s own');
      const answers = [await other.api.patch(`/views/${own.id}`, { name: 'x' }), await other.api.delete(`/views/${own.id}`)];
      for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: 'view.not_found' } });
      expect((await other.api.patch(`/views/${randomUUID()}`, {})).body).toEqual(answers[0]!.body);
    }
    for (const everybody of [ana, ben, sue, admin]) expect(await seenBy(everybody)).toContain('For all');
    for (const answer of [
      await save(ana, { shared: true }),
      await ana.api.patch(`/views/${own.id}`, { shared: true }),
      await ana.api.patch(`/views/${shared.id}`, { name: 'x' }),
      await ana.api.delete(`/views/${shared.id}`),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'view.shared_is_read_only' } });
    expect((await admin.api.patch(`/views/${shared.id}`, { shared: false })).body).toMatchObject({ shared: false, ownerId: sue.id });
    expect(await seenBy(ben)).not.toContain('For all');
    expect(await seenBy(admin)).not.toContain('For all');
    expect(await seenBy(sue)).toContain('For all');
  });

  it('are a hundred of one owner at most, also when many come at once, and listed by name page by page', async () => {
    const owner = await switchboard.staff('agent');
    const answers = await Promise.all(Array.from({ length: 104 }, (_, i) => save(owner, { name: `View ${i}` })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(100);
    for (const { body } of answers.filter(({ status }) => status !== 201)) expect(body.code).toBe('view.too_many');
    const names = (await walk<SavedViewView>(owner.api, '/views', 7)).map(({ name }) => name);
    expect(names).toHaveLength(100);
    expect(names).toEqual(names.toSorted());
    expect((await ben.api.get('/views')).status).toBe(200);
    expect((await switchboard.as({ token: (await switchboard.startChat()).customerToken }).get('/views')).status).toBe(403);
  });
});
