import { DataSource, EntitySchema } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { NamedStatements } from './named-statements';
import { TableWriter } from './table-writer';
import { statement, type Write } from './statement';

interface Parcel {
  id: string;
  depot: string;
  weight: number;
  labels: string[];
  data: { fragile?: boolean };
  sentAt: Date | null;
}

const ParcelSchema = new EntitySchema<Parcel>({
  name: 'Parcel',
  tableName: 'parcels',
  columns: {
    id: { type: 'uuid', primary: true },
    depot: { type: 'text', primary: true },
    weight: { type: 'integer' },
    labels: { type: 'text', array: true },
    data: { type: 'jsonb' },
    sentAt: { type: 'timestamptz', name: 'sent_at', nullable: true },
  },
});

const ID = '0199ee00-0000-7000-8000-000000000001';
const parcel = (depot: string): Parcel => ({ id: ID, depot, weight: 1, labels: ['a'], data: { fragile: true }, sentAt: null });

describe('A recordset', () => {
  let database: TestDatabase;
  let source: DataSource;
  let parcels: TableWriter<Parcel>;

  const carryOut = (...writes: Write[]) => {
    const { text, values } = statement({ writes });
    return source.query(text, values);
  };
  const ofId = ({ id }: Parcel) => id;
  const rows = (): Promise<Parcel[]> =>
    source.query('select id, depot, weight, labels, data, sent_at as "sentAt" from parcels order by depot');
  const load = async (): Promise<Parcel[]> => {
    const found = await source.query<Record<string, unknown>[]>(`${parcels.select} order by depot`);
    return found.map((row) => parcels.revive(row));
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource({ type: 'postgres', url: database.url, entities: [ParcelSchema], installExtensions: false }).initialize();
    parcels = new TableWriter(source.getMetadata(ParcelSchema));
    await source.query(
      'create table parcels (id uuid, depot text, weight int, labels text[], data jsonb, sent_at timestamptz, primary key (id, depot))',
    );
  });
  beforeEach(async () => {
    await source.query('truncate parcels');
    await carryOut(parcels.insert([parcel('east'), parcel('west')], ofId));
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('writes of what it knows only the columns that changed, in one statement', async () => {
    const [east, west] = await load();
    east!.weight = 7;
    west!.sentAt = new Date('2026-01-01T00:00:00.000Z');
    const writes = parcels.save([east!, west!], ofId);
    expect(writes).toHaveLength(1);
    expect(Object.keys((JSON.parse(writes[0]!.rows) as object[])[0]!)).toEqual(['id', 'depot', 'weight', 'sent_at']);
    await carryOut(writes[0]!);
    expect(await rows()).toEqual([
      { ...parcel('east'), weight: 7 },
      { ...parcel('west'), sentAt: new Date('2026-01-01T00:00:00.000Z') },
    ]);
  });

  it('leaves alone what somebody else changed in other columns', async () => {
    const [east] = await load();
    await source.query(`update parcels set weight = 99`);
    east!.labels = ['b', 'c'];
    east!.data = {};
    await carryOut(...parcels.save([east!], ofId));
    expect((await rows())[0]).toMatchObject({ weight: 99, labels: ['b', 'c'], data: {} });
  });

  it('writes nothing when nothing changed', async () => {
    expect(parcels.save(await load(), ofId)).toEqual([]);
  });

  it('writes all of what it does not know, whether the row is there or not', async () => {
    const [write, ...others] = parcels.save([{ ...parcel('east'), weight: 3 }, parcel('north')], ofId);
    expect(others).toEqual([]);
    await carryOut(write!);
    expect((await rows()).map(({ depot, weight }) => [depot, weight])).toEqual([
      ['east', 3],
      ['north', 1],
      ['west', 1],
    ]);
  });

  it('lets nobody change in place what it compares by identity', async () => {
    const [east] = await load();
    expect(() => east!.labels.push('b')).toThrow(TypeError);
    expect(() => (east!.data.fragile = false)).toThrow(TypeError);
    const known = parcels.remember(parcel('east'));
    expect(() => known.labels.push('b')).toThrow(TypeError);
  });

  it.each([
    ['transformer', { type: 'text', transformer: { to: String, from: String } }],
    ['generated', { type: 'integer', generated: 'increment' }],
    ['version', { type: 'integer', version: true }],
    ['date of its own', { type: 'timestamptz', updateDate: true }],
  ] as const)('refuses a schema with a %s, which it would ignore', async (_, column) => {
    const schema = new EntitySchema({ name: 'Odd', tableName: 'odd', columns: { id: { type: 'uuid', primary: true }, odd: column } });
    const other = await new DataSource({ type: 'postgres', url: database.url, entities: [schema], installExtensions: false }).initialize();
    try {
      expect(() => new TableWriter(other.getMetadata(schema))).toThrow(/odd\.odd is generated/);
    } finally {
      await other.destroy();
    }
  });
});

describe('A statement', () => {
  it('gets a name that follows from its text, once it has come often', () => {
    const statements = new NamedStatements();
    const used = Array.from({ length: 30 }, () => statements.of('select 1', []));
    expect(used[0]).toEqual({ text: 'select 1', values: [] });
    expect(used.at(-1)).toEqual({ name: expect.any(String), text: 'select 1', values: [] });
    expect(statements.of('select 2').name).toBeUndefined();
    const others = new NamedStatements();
    for (let i = 0; i < 15; i++) others.of('select 3');
    for (let i = 0; i < 15; i++) others.of('select 1');
    expect(others.of('select 1').name).toBe(used.at(-1)!.name);
    expect(others.of('select 3').name).not.toBe(used.at(-1)!.name);
  });
});
