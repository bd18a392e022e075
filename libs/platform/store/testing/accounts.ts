import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler, Saga } from '@nestjs/cqrs';
import { EntitySchema } from 'typeorm';
import { Aggregate, DomainError, DomainEvent } from '#kernel';
import { newId } from '../../time/ids';
import { append } from '../append';
import { Collection } from '../collection';
import { eachChange, type Outcome } from '../each-change';
import { project } from '../projection';
import { react } from '../react';
import { Store } from '../store';
import { when } from '../when';

export abstract class AccountEvent extends DomainEvent {
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

/** Has listeners of every kind. */
export class Paid extends AccountEvent {
  override get isEphemeral(): boolean {
    return true;
  }
}
/** Ephemeral, and no saga listens to it. */
export class Glanced extends AccountEvent {
  override get isEphemeral(): boolean {
    return true;
  }
}
/** A projection without `only` wants every event of this type. */
export class Audited extends AccountEvent {}

export const FOR_PROJECTION = 100;
export const SLOW = 150;

export class Wallet extends Aggregate {
  readonly id: string = newId();
  balance = 0;

  book(Type: typeof Paid, amount: number): number {
    if (amount < 0) throw new DomainError('conflict', 'account.empty', 'There is nothing left');
    this.balance += amount;
    this.record(new Type(this.id, amount));
    return this.balance;
  }
}

export const AccountSchema = new EntitySchema<Wallet>({
  name: 'Wallet',
  target: Wallet,
  tableName: 'accounts',
  columns: { id: { type: 'uuid', primary: true }, balance: { type: 'integer' } },
});

export class Pay {
  constructor(
    readonly accountId: string,
    readonly amount: number,
    readonly Type: typeof Paid = Paid,
  ) {}
}

@Injectable()
export class Accounts extends Collection<Wallet> {
  readonly paying = eachChange<Wallet, Pay, number, undefined>({
    records: [Paid, Glanced, Audited],
    rememberWhile: ['balance'],
    of: ({ accountId }) => accountId,
    before: () => Promise.resolve(new Map<Pay, Outcome<number>>()),
    needs: () => Promise.resolve(undefined),
    decide: (account, { Type, amount }) => account.book(Type, amount),
  });

  constructor(store: Store) {
    super(store, AccountSchema);
  }

  pay(...payments: Pay[]): Promise<Outcome<number>[]> {
    return this.changeEach(payments, this.paying);
  }

  protected missing(): DomainError {
    return new DomainError('missing', 'account.not_found', 'There is no such account');
  }
}

export class Thank extends Command<void> {
  constructor(readonly amount: number) {
    super();
  }
}

/** Test state of the saga's command: the amounts it handled, and how often it must still fail before it succeeds. */
export const thanks = { given: [] as number[], failures: 0 };

@CommandHandler(Thank)
export class ThankHandler implements ICommandHandler<Thank> {
  async execute({ amount }: Thank): Promise<void> {
    await new Promise(setImmediate);
    if (thanks.failures-- > 0) throw new Error('not now');
    thanks.given.push(amount);
  }
}

@Injectable()
export class AccountListeners {
  readonly reacted: number[] = [];
  readonly audited: number[] = [];
  receipts = append(Paid, 'receipts', ({ accountId, amount }) => [{ account_id: accountId, amount }]);
  large = project(Paid, { only: ({ amount }) => amount >= FOR_PROJECTION }, async (events, tx) => {
    await tx.query('insert into large select unnest($1::int[])', [events.map(({ amount }) => amount)]);
    if (events.some(({ amount }) => amount === SLOW)) await tx.query('select pg_sleep(0.055)');
    if (events.some(({ amount }) => amount === 113)) throw new Error('not that one');
  });
  audit = project(Audited, (events) => {
    this.audited.push(...events.map(({ amount }) => amount));
    return Promise.resolve();
  });
  @Saga() thank = when(Paid, ({ amount }) => new Thank(amount));
  remember = react(Paid, ({ amount }) => {
    this.reacted.push(amount);
    return undefined;
  });
}
