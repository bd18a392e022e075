import { Injectable, Optional } from '@nestjs/common';
import { EventBus } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, EntitySchema } from 'typeorm';
import { Aggregate, DomainError, DomainEvent } from '#kernel';
import { newId, PlatformModule, readEnv } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { react } from './react';
import { Collection } from './collection';
import { project } from './projection';
import { Store } from './store';

class Paid extends DomainEvent {
  constructor(
    readonly accountId: string,
    readonly amount: number,
  ) {
    super();
  }

  get streamId(): string {
    return this.accountId;
  }
}

class Account extends Aggregate {
  readonly id: string = newId();
  balance = 0;

  pay(amount: number): number {
    this.balance += amount;
    this.record(new Paid(this.id, amount));
    return this.balance;
  }
}

const AccountSchema = new EntitySchema<Account>({
  name: 'Account',
  target: Account,
  tableName: 'accounts',
  columns: { id: { type: 'uuid', primary: true }, balance: { type: 'integer' } },
});

@Injectable()
class Accounts extends Collection<Account> {
  constructor(store: Store, @Optional() order?: readonly string[]) {
    super(store, AccountSchema, order);
  }

  protected missing(): DomainError {
    return new DomainError('missing', 'account.not_found', 'There is no such account');
  }
}

@Injectable()
class Bank {
  paid = project(Paid, async (events, tx) => {
    if (events.some(({ amount }) => amount === 13)) throw new Error('not that one');
    await tx.query('update totals set paid = paid + $1', [events.reduce((sum, { amount }) => sum + amount, 0)]);
  });
  heard = react(Paid, () => undefined);
}

describe('The store', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let store: Store;
  let accounts: Accounts;
  let published: unknown[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const url = new URL(database.url);
    url.searchParams.set('options', '-c deadlock_timeout=20ms');
    const env = readEnv({
      DATABASE_URL: url.href,
      JWT_SECRET: 'a secret of the tests, long enough to be good',
      LOG_LEVEL: 'silent',
      DATABASE_POOL: '10',
    });
    module = await Test.createTestingModule({
      imports: [PlatformModule.forRoot(env, 'all'), TypeOrmModule.forFeature([AccountSchema])],
      providers: [Accounts, Bank],
    }).compile();
    module.useLogger(false);
    const dataSource = module.get(DataSource);
    await dataSource.query('create table accounts (id uuid primary key, balance integer not null)');
    await dataSource.query('create table totals as select 0 as paid');
    await module.init();
    store = module.get(Store);
    accounts = module.get(Accounts);
    module.get<{ subscribe(hear: (event: unknown) => void): void }>(EventBus).subscribe((event) => published.push(event));
  });
  beforeEach(async () => {
    published = [];
    await rows('truncate domain_events');
    await rows('update totals set paid = 0');
  });
  afterAll(async () => {
    await module.close();
    await database.drop();
  });

  const rows = <Row>(sql: string, parameters: unknown[] = []) => store.dataSource.query<Row[]>(sql, parameters);
  const logged = () =>
    rows<{ position: string; amount: number }>(`select position, (data ->> 'amount')::int as amount from domain_events order by position`);
  const paid = async () => (await rows<{ paid: number }>('select paid from totals'))[0]!.paid;
  const turnOfTheLoop = () => new Promise((resolve) => setTimeout(resolve));
  async function newAccount(): Promise<Account> {
    const account = new Account();
    await rows('insert into accounts values ($1, 0)', [account.id]);
    return account;
  }

  it('saves, projects, logs and commits, and publishes after it has answered', async () => {
    const { id } = await newAccount();
    expect(await accounts.change(id, (account) => account.pay(5))).toBe(5);
    expect(published).toEqual([]);
    await turnOfTheLoop();
    expect(published).toEqual([new Paid(id, 5)]);
    expect([(await accounts.get(id)).balance, await paid(), (await logged()).length]).toEqual([5, 5, 1]);
  });

  it('undoes everything and publishes nothing when a projection fails', async () => {
    const { id } = await newAccount();
    await expect(accounts.change(id, (account) => account.pay(13))).rejects.toThrow('not that one');
    await turnOfTheLoop();
    expect([published, (await accounts.get(id)).balance, await paid(), await logged()]).toEqual([[], 0, 0, []]);
  });

  it('undoes everything and publishes nothing when a rule is broken', async () => {
    const { id } = await newAccount();
    const overdraw = (account: Account): void => {
      account.pay(-1);
      throw new DomainError('conflict', 'account.empty', 'There is nothing left');
    };
    await expect(accounts.change(id, overdraw)).rejects.toThrow('There is nothing left');
    await turnOfTheLoop();
    expect([published, (await accounts.get(id)).balance, await logged()]).toEqual([[], 0, []]);
    await expect(accounts.change(newId(), () => undefined)).rejects.toMatchObject({ code: 'account.not_found' });
  });

  it('decides one after the other, and publishes in the order of the commits', async () => {
    const { id } = await newAccount();
    const balances = await Promise.all(Array.from({ length: 100 }, (_, i) => accounts.change(id, (account) => account.pay(i + 20))));
    expect(new Set(balances).size).toBe(100);
    await turnOfTheLoop();
    expect(published.map((event) => (event as Paid).amount)).toEqual((await logged()).map(({ amount }) => amount));
    expect(await paid()).toBe((await accounts.get(id)).balance);
  });

  it('has one object for a row, however often it is asked for in a transaction', async () => {
    const { id } = await newAccount();
    await store.transaction(async (tx) => {
      (await accounts.lock(tx, id)).pay(1);
      (await accounts.lock(tx, id)).pay(2);
    });
    expect((await accounts.get(id)).balance).toBe(3);
  });

  it('tries again when Postgres breaks a deadlock', async () => {
    const [one, other] = [await newAccount(), await newAccount()];
    let attempts = 0;
    let arrived = 0;
    let bothHere!: () => void;
    const meeting = new Promise<void>((resolve) => (bothHere = resolve));
    const transfer = (from: Account, to: Account): Promise<void> =>
      store.transaction(async (tx) => {
        attempts += 1;
        (await accounts.lock(tx, from.id)).pay(-3);
        if (++arrived === 2) bothHere();
        await meeting;
        (await accounts.lock(tx, to.id)).pay(3);
      });
    await Promise.all([transfer(one, other), transfer(other, one)]);
    expect(attempts).toBeGreaterThan(2);
    expect([(await accounts.get(one.id)).balance, (await accounts.get(other.id)).balance]).toEqual([0, 0]);
    expect(await logged()).toHaveLength(4);
  });

  it('does not try again what is wrong in itself', async () => {
    let attempts = 0;
    const nonsense = store.transaction((tx) => {
      attempts += 1;
      return tx.query('select nonsense');
    });
    await expect(nonsense).rejects.toThrow(/nonsense/);
    expect(attempts).toBe(1);
  });

  it('locks one table before another as data says, and fails the first time that somebody does not', async () => {
    const [first, second] = [await newAccount(), await newAccount()];
    const order = ['vaults', 'accounts'];
    class Vaults extends Accounts {
      override get table(): string {
        return 'vaults';
      }
    }
    const [vaults, inOrder] = [new Vaults(store, order), new Accounts(store, order)];
    const lockAll = (...all: [Accounts, Account][]): Promise<void> =>
      store.transaction(async (tx) => {
        for (const [collection, { id }] of all) await collection.lock(tx, id);
      });
    await lockAll([vaults, first], [inOrder, second]);
    await lockAll([vaults, first], [inOrder, second], [vaults, first]);
    await expect(lockAll([inOrder, second], [vaults, first])).rejects.toThrow('vaults cannot be locked after accounts');
  });
});
