import { randomUUID } from 'node:crypto';
import type { CustomerView } from '#protocol';
import { type Answer, type Page, pointersOf } from '../kit/api';
import { unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

const TIME = expect.stringMatching(/^\d{4}-.*Z$/);

describe('Customers', () => {
  let switchboard: Switchboard;
  let agent: Staff;
  let supervisor: Staff;
  let count = 0;

  beforeAll(async () => {
    switchboard = await unlimited();
    agent = await switchboard.staff('agent');
    supervisor = await switchboard.staff('supervisor');
  });
  afterAll(() => switchboard.stop());

  const unique = (word: string): string => `${word}${(count += 1)}`;
  const write = async (fields: object = {}): Promise<CustomerView> => {
    const { status, body } = await agent.api.post('/customers', { name: 'Cleo', ...fields });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const find = async (query: string): Promise<CustomerView[]> => (await agent.api.get(`/customers?${query}`)).body.data;
  const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id);

  describe('are written down', () => {
    it('by staff, with what the company knows of them', async () => {
      const fields = {
        name: 'Cleo van Dam',
        email: 'cleo@example.com',
        phone: '+31 6 1234',
        externalId: unique('crm-'),
        accountStatus: 'trial',
        attributes: { plan: 'pro', seats: 3 },
      };
      const { status, body } = await agent.api.post('/customers', { ...fields, name: '  Cleo van Dam ' });
      expect({ status, body }).toEqual({
        status: 201,
        body: {
          id: expect.any(String),
          ...fields,
          note: null,
          verified: false,
          locale: null,
          blockedUntil: null,
          blockReason: null,
          mergedInto: null,
          erasedAt: null,
          accountStatusSince: TIME,
          createdAt: TIME,
          updatedAt: TIME,
        },
      });
      expect(await supervisor.api.get(`/customers/${body.id}`)).toMatchObject({ status: 200, body });
    });

    it('with no more than a name, and then they are active', async () => {
      expect(await write()).toMatchObject({
        name: 'Cleo',
        email: null,
        phone: null,
        externalId: null,
        accountStatus: 'active',
        attributes: {},
      });
    });

    it('when they start a chat', async () => {
      const { chat } = await switchboard.startChat({
        customer: { name: 'Stan', email: 'stan@example.com', phone: '123', externalId: 'believed from staff only' },
      });
      expect((await agent.api.get(`/customers/${chat.customer.id}`)).body).toMatchObject({
        name: 'Stan',
        email: 'stan@example.com',
        phone: '123',
        externalId: null,
        accountStatus: 'active',
      });
    });

    it('not without a name, with a status that nobody knows, or with too much', async () => {
      const big = { text: 'x'.repeat(17_000) };
      const { status, body } = await agent.api.post('/customers', {
        name: ' ',
        email: 'none',
        accountStatus: 'gone',
        attributes: big,
        externalId: '',
      });
      expect({ status, pointers: pointersOf(body) }).toEqual({
        status: 422,
        pointers: ['/name', '/email', '/externalId', '/accountStatus', '/attributes'],
      });
      for (const attributes of [[], 'text', null, 7])
        expect((await agent.api.post('/customers', { name: 'Cleo', attributes })).body.errors).toMatchObject([{ pointer: '/attributes' }]);
    });
  });

  describe('are changed', () => {
    it('in what is given, and null takes away what may be missing', async () => {
      const cleo = await write({ email: 'cleo@example.com', phone: '123', externalId: unique('x'), attributes: { plan: 'pro', seats: 3 } });
      switchboard.clock.advance(60);
      const renamed = await agent.api.patch(`/customers/${cleo.id}`, { name: 'Chloé', attributes: { plan: 'free' } });
      expect(renamed.body).toEqual({ ...cleo, name: 'Chloé', attributes: { plan: 'free' }, updatedAt: TIME });
      expect(Date.parse(renamed.body.updatedAt) - Date.parse(cleo.updatedAt)).toBeGreaterThanOrEqual(60_000);
      const emptied = await supervisor.api.patch(`/customers/${cleo.id}`, { email: null, phone: null, externalId: null });
      expect(emptied.body).toMatchObject({ name: 'Chloé', email: null, phone: null, externalId: null, attributes: { plan: 'free' } });
      for (const field of ['name', 'accountStatus', 'attributes']) {
        expect((await agent.api.patch(`/customers/${cleo.id}`, { [field]: null })).body.errors).toMatchObject([{ pointer: `/${field}` }]);
      }
    });

    it('a note stays with them until it is emptied, and has an end', async () => {
      const cleo = await write({ note: 'Prefers to be called' });
      expect(cleo).toMatchObject({ note: 'Prefers to be called' });
      const path = `/customers/${cleo.id}`;
      expect((await agent.api.patch(path, { note: 'In the afternoon\n' })).body.note).toBe('In the afternoon\n');
      expect((await agent.api.patch(path, { name: 'Chloé' })).body.note).toBe('In the afternoon\n');
      expect((await agent.api.get(`${path}/context`)).body.customer.note).toBe('In the afternoon\n');
      for (const note of ['  ', null]) expect((await agent.api.patch(path, { note })).body.note).toBeNull();
      expect((await agent.api.patch(path, { note: 'x'.repeat(2_000) })).status).toBe(200);
      for (const note of ['x'.repeat(2_001), 7])
        expect((await agent.api.patch(path, { note })).body.errors).toMatchObject([{ pointer: '/note' }]);
    });

    it('not by saying nothing new', async () => {
      const cleo = await write();
      switchboard.clock.advance(60);
      for (const patch of [{}, { name: 'Cleo', email: null, accountStatus: 'active', attributes: {} }])
        expect((await agent.api.patch(`/customers/${cleo.id}`, patch)).body).toEqual(cleo);
    });

    it('and the status of the account says since when it holds', async () => {
      const { id } = await write();
      switchboard.clock.advance(60);
      const { body } = await agent.api.patch(`/customers/${id}`, { accountStatus: 'suspended' });
      expect(body).toMatchObject({ accountStatus: 'suspended', accountStatusSince: body.updatedAt });
      switchboard.clock.advance(60);
      expect((await agent.api.patch(`/customers/${id}`, { name: 'Other' })).body).toMatchObject({
        accountStatus: 'suspended',
        accountStatusSince: body.updatedAt,
      });
    });

    it('for their chats too', async () => {
      const { chat } = await switchboard.startChat({ customer: { name: 'Stan' } }, agent.api);
      await agent.api.patch(`/customers/${chat.customer.id}`, { name: 'Stanley', email: 'stan@example.com' });
      expect((await agent.api.get(`/chats/${chat.id}`)).body.customer).toMatchObject({
        id: chat.customer.id,
        name: 'Stanley',
        email: 'stan@example.com',
      });
    });

    it('not when they are not there', async () => {
      for (const id of [randomUUID(), 'nonsense']) {
        for (const answer of [await agent.api.get(`/customers/${id}`), await agent.api.patch(`/customers/${id}`, { name: 'x' })])
          expect(answer).toMatchObject({ status: 404, body: { code: 'customer.not_found' } });
      }
    });

    it('without the log keeping who they were', async () => {
      const { id } = await write({ name: 'Quintessa', email: 'quintessa@example.com' });
      await agent.api.patch(`/customers/${id}`, { name: 'Rosamunde', accountStatus: 'closed' });
      const events = await switchboard.probe.events({ of: id });
      expect(events.map(({ type }) => type)).toEqual(['CustomerAdded', 'CustomerChanged', 'AccountStatusChanged']);
      expect(events[1]!.data).toMatchObject({ fields: ['name', 'accountStatus'], by: { type: 'agent', id: agent.id } });
      expect(JSON.stringify(events)).not.toMatch(/quintessa|rosamunde/i);
    });
  });

  describe('with an external id', () => {
    const taken = { status: 409, body: { code: 'customer.external_id_taken' } };
    const statuses = (answers: Answer[]): number[] => answers.map(({ status }) => status).toSorted();
    const twenty = <T>(ask: (i: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 20 }, (_, i) => ask(i)));

    it('have it alone, and it is free again when they lose it', async () => {
      const externalId = unique('crm-');
      const [one, two] = [await write({ externalId }), await write()];
      expect(await agent.api.post('/customers', { name: 'Otto', externalId: ` ${externalId} ` })).toMatchObject(taken);
      expect(await agent.api.patch(`/customers/${two.id}`, { externalId, name: 'Otto' })).toMatchObject(taken);
      expect((await agent.api.get(`/customers/${two.id}`)).body).toEqual(two);
      expect((await agent.api.patch(`/customers/${one.id}`, { externalId })).status).toBe(200);
      await agent.api.patch(`/customers/${one.id}`, { externalId: null });
      expect((await agent.api.patch(`/customers/${two.id}`, { externalId })).status).toBe(200);
    });

    it('are written down once, however many do so at the same time', async () => {
      const externalId = unique('crm-');
      const answers = await twenty(() => agent.api.post('/customers', { name: 'Cleo', externalId }));
      expect(statuses(answers)).toEqual([201, ...Array<number>(19).fill(409)]);
      expect(await find(`externalId=${externalId}`)).toHaveLength(1);
    });

    it('get it once, however many are to have it', async () => {
      const externalId = unique('crm-');
      const customers = await twenty(() => write());
      const answers = await twenty((i) => agent.api.patch(`/customers/${customers[i]!.id}`, { externalId }));
      expect(statuses(answers)).toEqual([200, ...Array<number>(19).fill(409)]);
    });

    it('are one customer, whether they are written down or a chat is started for them at that moment', async () => {
      for (let round = 0; round < 5; round++) {
        const externalId = unique('crm-');
        const other = await write();
        const answers = await twenty((i) =>
          i % 4 === 0
            ? agent.api.post('/customers', { name: 'Cleo', externalId })
            : i % 4 === 1
              ? agent.api.patch(`/customers/${other.id}`, { externalId })
              : agent.api.post('/chats', { customer: { name: 'Cleo', externalId } }),
        );
        const [written, changed, started] = [
          answers.filter((_, i) => i % 4 === 0),
          answers.filter((_, i) => i % 4 === 1),
          answers.filter((_, i) => i % 4 > 1),
        ];
        expect(statuses(started)).toEqual(Array<number>(10).fill(201));
        expect([...written, ...changed].filter(({ status }) => ![200, 201, 409].includes(status))).toEqual([]);
        const [known, ...more] = await find(`externalId=${externalId}`);
        expect(more).toEqual([]);
        expect(new Set(started.map(({ body }) => body.chat.customer.id))).toEqual(new Set([known!.id]));
      }
    });

    it('are the ones for whom staff start a chat', async () => {
      const { id, externalId } = await write({ name: 'Cleo', externalId: unique('crm-') });
      expect((await switchboard.startChat({ customer: { name: 'Somebody', externalId } }, agent.api)).chat.customer).toMatchObject({
        id,
        name: 'Cleo',
      });
      expect((await switchboard.startChat({ customer: { name: 'Somebody', externalId } })).chat.customer.id).not.toBe(id);
    });
  });

  describe('are found', () => {
    let zoe: CustomerView;

    beforeAll(async () => {
      zoe = await write({
        name: 'Zoë Quartermain',
        email: 'zq.office@flange.example',
        phone: '+420 601 123-456',
        externalId: 'ERP/00-4711',
      });
      await write({ name: 'Zora Quince', email: 'zora@other.example', phone: '+420 700 000 000', externalId: 'ERP/00-9999' });
    });

    it.each([
      'zoë',
      'ZOE',
      'quarterm',
      'zoe quarter',
      'quart zo',
      'zq.office@flange.example',
      'flange',
      'offi',
      '601 123',
      '420601123456',
      '4206',
      '601123456',
      '123456',
      '4711',
      'erp 4711',
      'zoe 4711',
    ])('by %s', async (q) => {
      expect(ids(await find(`q=${encodeURIComponent(q)}`))).toEqual([zoe.id]);
    });

    it.each(['uartermain', 'zoe nowhere', '23456', `q'uarter`, '!', ':* & !(', '%', '\\'])('not by %s', async (q) =>
      expect(await find(`q=${encodeURIComponent(q)}`)).toEqual([]),
    );

    it('by what they are called now', async () => {
      const { id } = await write({ name: 'Archibald' });
      await agent.api.patch(`/customers/${id}`, { name: 'Balthasar' });
      expect([ids(await find('q=archibald')), ids(await find('q=balthasar'))]).toEqual([[], [id]]);
    });

    it('by exactly their external id', async () => {
      expect(ids(await find(`externalId=${encodeURIComponent('ERP/00-4711')}`))).toEqual([zoe.id]);
      for (const other of ['ERP', 'erp/00-4711']) expect(await find(`externalId=${encodeURIComponent(other)}`)).toEqual([]);
    });

    it('page by page, the newest first, each of them once', async () => {
      const name = unique('Paging');
      for (let i = 0; i < 9; i++) {
        if (i % 3 === 0) switchboard.clock.advance(10);
        await write({ name });
      }
      // Some at the same instant, so that ties are broken too.
      await switchboard.probe.doctor.tieCreation('customers', ids(await find(`q=${name}&limit=100`)));
      const all = await find(`q=${name}&limit=100`);
      const key = ({ createdAt, id }: CustomerView): string => `${createdAt} ${id}`;
      expect(all.map(key)).toEqual(all.map(key).toSorted().reverse());
      expect(all).toHaveLength(9);
      expect(new Set(all.map(({ createdAt }) => createdAt)).size).toBeLessThan(9);
      for (const limit of [1, 4, 9]) {
        const found: CustomerView[] = [];
        for (let cursor: string | null = ''; cursor !== null;) {
          const { body }: Answer<Page<CustomerView>> = await agent.api.get(
            `/customers?q=${name}&limit=${limit}${cursor && `&cursor=${cursor}`}`,
          );
          found.push(...body.data);
          cursor = body.nextCursor;
        }
        expect(found).toEqual(all);
      }
    });
  });

  it('are no business of customers', async () => {
    const { chat, customerToken } = await switchboard.startChat();
    const own = switchboard.as({ token: customerToken });
    const { id } = chat.customer;
    const attempts = [
      own.get('/customers'),
      own.get(`/customers/${id}`),
      own.patch(`/customers/${id}`, { name: 'x' }),
      own.post('/customers', { name: 'x' }),
      own.post('/customers/import', { csv: 'externalId,name' }),
      own.get('/tickets'),
      own.post('/tickets', { customerId: id, subject: 'x' }),
    ];
    for (const answer of await Promise.all(attempts)) expect(answer).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
  });
});
