import { EventBus } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { DomainError } from '#kernel';
import { Meter, newId, PlatformModule, readEnv } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { eachChange } from './each-change';
import { Listeners } from './listeners';
import { PublishedMarks } from './published-marks';
import { RepublishClock } from './republish.clock';
import { SagaOutcomes } from './saga-outcomes';
import {
  type AccountEvent,
  AccountListeners,
  Accounts,
  AccountSchema,
  Audited,
  Glanced,
  Paid,
  Pay,
  SLOW,
  thanks,
  ThankHandler,
  Wallet,
} from './testing/accounts';

describe('A listener', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let accounts: Accounts;
  let listeners: AccountListeners;
  let heard: number[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const env = readEnv({
      DATABASE_URL: database.url,
      JWT_SECRET: 'a secret of the tests, long enough to be good',
      LOG_LEVEL: 'silent',
      DATABASE_POOL: '10',
    });
    module = await Test.createTestingModule({
      imports: [PlatformModule.forRoot(env, 'all'), TypeOrmModule.forFeature([AccountSchema])],
      providers: [Accounts, AccountListeners, ThankHandler],
    }).compile();
    module.useLogger(false);
    await module.get(DataSource).query('create table accounts (id uuid primary key, balance integer not null)');
    await module
      .get(DataSource)
      .query(
        'create table receipts (place bigint generated always as identity, account_id uuid, amount integer, at timestamptz default now())',
      );
    await module.get(DataSource).query('create table large (amount integer)');
    await module.init();
    [accounts, listeners] = [module.get(Accounts), module.get(AccountListeners)];
    module.get<{ subscribe(hear: (event: AccountEvent) => void): void }>(EventBus).subscribe(({ amount }) => heard.push(amount));
  });
  beforeEach(async () => {
    thanks.failures = 0;
    heard = [];
    for (const kept of [thanks.given, listeners.reacted, listeners.audited]) kept.length = 0;
    await rows('truncate domain_events, receipts, large');
  });
  afterAll(async () => {
    await module.close();
    await database.drop();
  });

  const rows = <Row>(sql: string, parameters: unknown[] = []) => module.get(DataSource).query<Row[]>(sql, parameters);
  const amounts = async (table: string) =>
    (await rows<{ amount: number }>(`select amount from ${table} order by 1`)).map(({ amount }) => amount);
  const logged = async () =>
    (await rows<{ amount: number }>(`select (data ->> 'amount')::int as amount from domain_events order by position`)).map(
      ({ amount }) => amount,
    );
  const unpublished = async () => (await rows('select 1 from domain_events where published_at is null')).length;
  async function published(): Promise<void> {
    for (let i = 0; i < 6; i++) await new Promise(setImmediate);
    await module.get(PublishedMarks).flush();
  }
  async function newAccount(): Promise<string> {
    const { id } = new Wallet();
    await rows('insert into accounts values ($1, 0)', [id]);
    return id;
  }
  /** Creates an account with balance 0 that is in this node's cache. */
  async function rememberedAccount(): Promise<string> {
    const id = await newAccount();
    await accounts.pay(new Pay(id, 0, Glanced));
    await published();
    heard = [];
    return id;
  }
  /** Returns the SQL statements sent during `work`, without those that mark or claim events as published. */
  async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const query = jest.spyOn(Client.prototype, 'query');
    try {
      await work();
      const sent = query.mock.calls.map(([given]) => (typeof given === 'string' ? given : (given as unknown as { text: string }).text));
      return sent.filter((text) => !text.startsWith('update domain_events'));
    } finally {
      query.mockRestore();
    }
  }

  const WAYS: [string, (amounts: number[]) => Promise<unknown>][] = [
    [
      'by one statement',
      async (each) => accounts.pay(...(await Promise.all(each.map(async (amount) => new Pay(await rememberedAccount(), amount))))),
    ],
    [
      'by one statement, several of one aggregate',
      async (each) => {
        const id = await rememberedAccount();
        await accounts.pay(...each.map((amount) => new Pay(id, amount)));
      },
    ],
    ['under locks', async (each) => accounts.pay(...(await Promise.all(each.map(async (amount) => new Pay(await newAccount(), amount)))))],
    [
      'under locks, though remembered, since it changed elsewhere',
      async (each) => {
        const ids = await Promise.all(each.map(() => rememberedAccount()));
        await rows('update accounts set balance = 7 where id = any($1)', [ids]);
        await accounts.pay(...each.map((amount, index) => new Pay(ids[index]!, amount)));
      },
    ],
    [
      'in a transaction of its own',
      async (each) => {
        for (const amount of each) await accounts.change(await newAccount(), (account) => account.book(Paid, amount));
      },
    ],
  ];

  it.each(WAYS)('of each kind hears all of what it declares, once, %s', async (_, pay) => {
    await pay([1, 2, 3]);
    await published();
    const all = [await amounts('receipts'), await logged(), thanks.given, listeners.reacted, heard];
    expect(all.map((each) => each.toSorted((a, b) => a - b))).toEqual(all.map(() => [1, 2, 3]));
    expect([await amounts('large'), await unpublished()]).toEqual([[], 0]);
  });

  it.each(WAYS)('of each kind hears what a projection is concerned with as well, %s', async (_, pay) => {
    await pay([1, 100, 2, 101]);
    await published();
    const all = [await amounts('receipts'), await logged(), thanks.given, listeners.reacted, heard];
    expect(all.map((each) => each.toSorted((a, b) => a - b))).toEqual(all.map(() => [1, 2, 100, 101]));
    expect(await amounts('large')).toEqual([100, 101]);
  });

  it('costs no more than one statement, with rows that it appends and a saga that hears it', async () => {
    const id = await rememberedAccount();
    expect(await statementsOf(() => accounts.pay(new Pay(id, 1)))).toHaveLength(1);
    expect(await logged()).toEqual([1]);
  });

  it('costs the log no row where it is told now or never', async () => {
    const id = await rememberedAccount();
    expect(await statementsOf(() => accounts.pay(new Pay(id, 5, Glanced)))).toHaveLength(1);
    await published();
    expect([heard, await logged()]).toEqual([[5], []]);
  });

  it('that projects without `only` hears all, has all of them stored in transactions, and is reported', async () => {
    const id = await rememberedAccount();
    expect((await statementsOf(() => accounts.pay(new Pay(id, 5, Audited)))).length).toBeGreaterThan(3);
    expect(listeners.audited).toEqual([5]);
    expect(module.get(Listeners).slowed()).toEqual(['Audited']);
  });

  it('hears nothing of what was refused, whichever way it was decided', async () => {
    const [id, other] = [await rememberedAccount(), await rememberedAccount()];
    const outcomes = await accounts.pay(new Pay(id, 1), new Pay(id, -1), new Pay(other, 2), new Pay(newId(), 3));
    expect(outcomes).toEqual([
      { value: 1 },
      { error: expect.objectContaining({ code: 'account.empty' }) },
      { value: 2 },
      { error: expect.objectContaining({ code: 'account.not_found' }) },
    ]);
    await published();
    expect([heard.toSorted(), await amounts('receipts'), (await logged()).toSorted()]).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
  });

  it('hears nothing when a projection fails', async () => {
    await expect(accounts.pay(new Pay(await rememberedAccount(), 113))).rejects.toThrow('not that one');
    await published();
    expect([heard, await amounts('receipts'), await logged()]).toEqual([[], [], []]);
  });

  it('is reported when it is a projection that takes more than 50 ms', async () => {
    const warn = jest.fn();
    module.useLogger({ warn, log: warn, error: warn });
    for (const amount of [100, SLOW, 101]) await accounts.pay(new Pay(await rememberedAccount(), amount));
    module.useLogger(false);
    expect(warn).toHaveBeenCalledWith(
      { projection: 'AccountListeners.large', ms: expect.any(Number) },
      'a projection took more than 50 ms',
      'Meter',
    );
    for (const [{ ms }] of warn.mock.calls) expect(ms).toBeGreaterThanOrEqual(50);
  });

  it('is counted, with what it costs: projections, transactions, commands and how they ended', async () => {
    const counts = async (): Promise<Map<string, number>> => {
      const lines = (await module.get(Meter).text()).matchAll(
        /^switchboard_(\w+)_seconds_count\{name="([\w.]+)",outcome="(\w+)"\} (\d+)$/gm,
      );
      return new Map([...lines].map(([, kind, name, outcome, n]) => [`${kind} ${name} ${outcome}`, Number(n)]));
    };
    // Commands of sagas that earlier tests started must not count here.
    await published();
    const before = await counts();
    thanks.failures = 1;
    await accounts.pay(new Pay(await rememberedAccount(), 1));
    await expect(accounts.pay(new Pay(await newAccount(), 113))).rejects.toThrow('not that one');
    await accounts.change(await newAccount(), (account) => account.book(Paid, 100));
    await expect(accounts.change(newId(), () => undefined)).rejects.toThrow(DomainError);
    await published();
    const after = await counts();
    const more = [...after].map(([key, n]) => [key, n - (before.get(key) ?? 0)] as const).filter(([, n]) => n > 0);
    expect(Object.fromEntries(more)).toEqual({
      'transaction guarded done': 1,
      'transaction locked done': 2,
      'transaction locked failed': 1,
      'transaction locked refused': 1,
      'projection AccountListeners.large done': 1,
      'projection AccountListeners.large failed': 1,
      'command Thank done': 1,
      'command Thank failed': 1,
    });
  });

  it('cannot be passed by with an event that was not declared', async () => {
    const change = eachChange<Wallet, Pay, number, undefined>({ ...accounts.paying, records: [Glanced] });
    const id = await rememberedAccount();
    await expect(accounts.changeEach([new Pay(id, 1)], change)).rejects.toThrow('Paid is not among what this change records');
  });

  describe('that is a saga', () => {
    const later = (by: Date) => rows('update domain_events set claimed_until = $1 where published_at is null', [by]);

    it('has its event marked as published when its command is done, and published again while it fails', async () => {
      thanks.failures = 2;
      await accounts.pay(new Pay(await rememberedAccount(), 1));
      await published();
      expect([thanks.given, await unpublished()]).toEqual([[], 1]);
      const republish = module.get(RepublishClock);
      expect(await republish.republishOlderThan(0)).toBe(1);
      await published();
      expect([thanks.given, await unpublished(), await republish.republishOlderThan(0)]).toEqual([[], 1, 0]);
      await later(new Date(0));
      expect(await republish.republishOlderThan(0)).toBe(1);
      await published();
      expect([thanks.given, await unpublished()]).toEqual([[1], 0]);
    });

    it('is not asked for ever', async () => {
      thanks.failures = Infinity;
      await accounts.pay(new Pay(await rememberedAccount(), 1));
      await published();
      const counts: number[] = [];
      for (let i = 0; i < 7; i++) {
        counts.push(await module.get(RepublishClock).republishOlderThan(0));
        await published();
        await later(new Date(0));
      }
      expect([counts, await unpublished()]).toEqual([[1, 1, 1, 1, 1, 0, 0], 1]);
    });

    /** Inserts events of payments of 1, 2, 3 … as if their node had died before publishing them. */
    async function unpublishedRows(count: number): Promise<void> {
      await rows(
        `insert into domain_events (type, stream_id, data, at) select 'Paid', $1, json_build_object('accountId', $1::uuid, 'amount', n), now() - interval '8 seconds' from generate_series(1, $2::int) n`,
        [await newAccount(), count],
      );
    }

    it('hears of those that no other node is just claiming, which nobody waits for', async () => {
      await unpublishedRows(4);
      const republish = module.get(RepublishClock);
      await module.get(DataSource).transaction(async (manager) => {
        await manager.query('select 1 from domain_events order by position limit 2 for update');
        expect(await republish.republishOlderThan(5)).toBe(2);
      });
      await published();
      expect(heard).toEqual([3, 4]);
      expect(await republish.republishOlderThan(5)).toBe(2);
      await published();
    });

    it('hears what was not published once, from one of two nodes that look at the same time', async () => {
      await unpublishedRows(10);
      await rows(`insert into domain_events (type, stream_id, data, at) values ('Forgotten', $1, '{}', now())`, [newId()]);
      const nodes = [1, 2].map(
        () => new RepublishClock(module.get(DataSource), module.get(SagaOutcomes), module.get(Listeners), module.get(PublishedMarks)),
      );
      const counts = await Promise.all(nodes.map((node) => node.republishOlderThan(5)));
      await published();
      expect(counts[0]! + counts[1]!).toBe(10);
      expect(heard.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(thanks.given).toHaveLength(10);
      expect([await unpublished(), await nodes[0]!.republishOlderThan(0), await nodes[1]!.republishOlderThan(0)]).toEqual([1, 1, 0]);
    });
  });
});
