import type { CustomerView } from '#protocol';
import { type Answer, pointersOf } from '../kit/api';
import { unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

/** Of an import. */
interface Row {
  row: number;
  action: string;
  name: string;
  errors: { pointer: string; message: string }[];
}

const TIME = expect.stringMatching(/^\d{4}-.*Z$/);

describe('Customers come from a file', () => {
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
  const write = async (fields: object): Promise<CustomerView> => (await agent.api.post('/customers', { name: 'Cleo', ...fields })).body;
  const lines = (...rows: string[]): { csv: string } => ({ csv: rows.join('\n') });
  const importing = (body: object, query = '', by = supervisor): Promise<Answer> => by.api.post(`/customers/import${query}`, body);
  const known = async (externalId: string): Promise<CustomerView> =>
    (await agent.api.get(`/customers?externalId=${externalId}`)).body.data[0];

  it('by the file itself, as text/csv, which is held to the same', async () => {
    const send = (body: string | Uint8Array<ArrayBuffer>, query = '', type = 'text/csv; charset=utf-8'): Promise<Answer> =>
      supervisor.api.raw('POST', `/customers/import${query}`, body, { 'content-type': type });
    const externalId = unique('crm-');
    expect(await send(`\uFEFFexternalId,name\n${externalId},Zoë`, '?dryRun=true')).toMatchObject({ status: 200, body: { created: 1 } });
    expect(await known(externalId)).toBeUndefined();
    expect(await send(`externalId,name\n${externalId},Zoë`)).toMatchObject({ status: 200, body: { created: 1 } });
    expect((await known(externalId)).name).toBe('Zoë');
    expect(await send(`externalId,name\n${externalId},`)).toMatchObject({ status: 422, body: { code: 'customers.import_refused' } });
    expect(await send(new Uint8Array([0xff, 0xfe]))).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
    for (const nothing of ['', 'externalId,name\n\0,x']) expect((await send(nothing)).status).toBe(422);
    expect((await send('x'.repeat(1_100_000))).status).toBe(413);
    expect((await send('externalId,name', '', 'text/plain')).status).toBe(415);
    const elsewhere = await supervisor.api.raw('POST', '/customers', 'name\nZoë', { 'content-type': 'text/csv' });
    expect(elsewhere).toMatchObject({ status: 415, body: { code: 'request.unsupported_media_type' } });
  });

  it('after it was shown row by row what would become of them, which changes nothing', async () => {
    const [changed, kept, fresh] = [unique('crm-'), unique('crm-'), unique('crm-')];
    await write({ name: 'Cleo', externalId: changed, email: 'cleo@example.com', attributes: { plan: 'pro' } });
    await write({ name: 'Kit', externalId: kept });
    const before = await switchboard.probe.counts();
    const file = lines(
      'externalid,Name,email,accountStatus,attributes',
      `${changed},Chloé,,trial,"{""plan"":""free""}"`,
      `${kept},Kit,,,`,
      `${fresh},'=Nova,nova@example.com,,`,
      `${fresh},Again,,,`,
      ',Nobody,,,',
      `${unique('crm-')},,nonsense,gone,[]`,
      `${unique('crm-')},Bad,,,{`,
      `${unique('crm-')},Bad,,,"{""a"":""\\u0000""}"`,
    );
    const { status, body } = await importing(file, '?dryRun=true');
    expect({ status, body }).toMatchObject({ status: 200, body: { created: 1, changed: 1, kept: 1, refused: 5 } });
    expect(body.rows.map(({ row, action, name, errors }: Row) => [row, action, name, ...pointersOf({ errors })])).toEqual([
      [1, 'change', 'Chloé'],
      [2, 'keep', 'Kit'],
      [3, 'create', '=Nova'],
      [4, 'refuse', 'Again', '/externalId'],
      [5, 'refuse', 'Nobody', '/externalId'],
      [6, 'refuse', null, '/name', '/email', '/accountStatus', '/attributes'],
      [7, 'refuse', 'Bad', '/attributes'],
      [8, 'refuse', 'Bad', '/attributes/a'],
    ]);
    expect(await switchboard.probe.counts()).toEqual(before);
    expect(await known(changed)).toMatchObject({ name: 'Cleo', email: 'cleo@example.com' });

    const refused = await importing(file);
    expect(refused).toMatchObject({ status: 422, body: { code: 'customers.import_refused' } });
    expect(refused.body.errors[0]).toEqual({ pointer: '/csv', message: 'row 4, externalId: is that of row 3 as well' });
    expect(await known(changed)).toMatchObject({ name: 'Cleo' });

    const good = { csv: file.csv.split('\n').slice(0, 4).join('\n') };
    expect((await importing(good, '?dryRun=true')).body).toMatchObject({ created: 1, changed: 1, kept: 1, refused: 0 });
    expect(await switchboard.probe.counts()).toEqual(before);
    expect(await known(changed)).toMatchObject({ name: 'Cleo' });

    const done = await importing(good);
    expect(done).toMatchObject({
      status: 200,
      body: { created: 1, changed: 1, kept: 1, refused: 0, rows: [{ id: expect.any(String) }, {}, {}] },
    });
    expect(await known(changed)).toMatchObject({ name: 'Chloé', email: null, accountStatus: 'trial', attributes: { plan: 'free' } });
    expect(await known(fresh)).toMatchObject({
      id: done.body.rows[2].id,
      name: '=Nova',
      email: 'nova@example.com',
      accountStatus: 'active',
    });
  });

  it('and keep what it has no column for', async () => {
    const externalId = unique('crm-');
    const before = await write({
      externalId,
      email: 'cleo@example.com',
      phone: '+31 6',
      accountStatus: 'trial',
      attributes: { plan: 'pro' },
    });
    expect((await importing(lines('externalId,name', `${externalId},Chloé`))).body).toMatchObject({ changed: 1 });
    expect(await known(externalId)).toEqual({ ...before, name: 'Chloé', updatedAt: TIME });
  });

  it('as the customers into whom they went', async () => {
    const [gone, into] = [unique('crm-'), unique('crm-')];
    const [one, other] = [await write({ externalId: gone }), await write({ externalId: into })];
    await supervisor.api.post(`/customers/${one.id}/merge`, { intoId: other.id });
    expect((await importing(lines('externalId,name', `${gone},Merged`))).body).toMatchObject({ changed: 1, rows: [{ id: other.id }] });
    expect((await agent.api.get(`/customers/${other.id}`)).body).toMatchObject({ name: 'Merged', externalId: into });
  });

  it('which is a table with these columns, and not too long', async () => {
    for (const csv of [
      'name\nCleo',
      'externalId,name,price\n1,Cleo,2',
      'externalId,name\n"1,Cleo',
      'externalId,name,Name\n1,Cleo,Dora',
      'externalId,name\n1,Cleo,x',
    ]) {
      const { status, body } = await importing({ csv });
      expect({ csv, status, pointers: pointersOf(body) }).toEqual({ csv, status: 422, pointers: ['/csv'] });
    }
    const row = (i: number): string => `many-${i},Many`;
    const many = (count: number) => lines('externalId,name', ...Array.from({ length: count }, (_, i) => row(i)));
    expect((await importing(many(5_001))).body.errors).toEqual([{ pointer: '/csv', message: expect.stringContaining('5000') }]);
    expect((await importing({}, '?dryRun=perhaps')).status).toBe(422);
    expect((await importing(many(1), '', agent)).status).toBe(403);
  });

  it('thousands at once, while chats are started for them', async () => {
    const file = lines('externalId,name', ...Array.from({ length: 5_000 }, (_, i) => `crowd-${i},Crowd ${i}`));
    const start = (i: number) => agent.api.post('/chats', { customer: { name: 'Somebody', externalId: `crowd-${i}` } });
    const [imported, ...started] = await Promise.all([importing(file), ...Array.from({ length: 20 }, (_, i) => start(i * 100))]);
    expect(imported).toMatchObject({ status: 200, body: { refused: 0 } });
    expect(started.map(({ status }) => status)).toEqual(Array<number>(20).fill(201));
    const found = await Promise.all(started.map(({ body }, i) => known(`crowd-${i * 100}`).then(({ id }) => id === body.chat.customer.id)));
    expect(found).toEqual(Array<boolean>(20).fill(true));
    expect((await importing(file)).body).toMatchObject({ kept: 5_000 });
  });
});
