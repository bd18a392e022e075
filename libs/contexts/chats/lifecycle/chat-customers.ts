import { Injectable } from '@nestjs/common';
import type { CustomerDetails, Identity } from '#customers';
import { type Customer, Customers } from '#customers/lends';
import { CurrentSettings } from '#directory';
import { Clock, InvalidField } from '#kernel';
import type { Caller, Transaction } from '#platform';
import { chatAlreadyOpen } from '../chat/domain/chat.errors';
import { CustomerTokenCheck } from './customer-token-check';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A new chat within this time after the last one's close continues it (`previousChatId`). */
const REOPENS_WITHIN_MS = DAY_MS;

/** A customer whose chat was closed because it was gone keeps its place in the queue when it comes back within this time. */
const KEEPS_AGE_MS = 10 * 60 * 1000;

/** What a new chat takes over from the last one of its customer. */
interface Before {
  previousChatId: string | null;
  /** Start of the wait in the previous chat, when it counts for the new one. */
  queuedAt: Date | null;
  previousAgentId: string | null;
  /** Whether that was so little ago that the new chat goes to that agent first. */
  lastAgentFirst: boolean;
}

export interface Starter extends Before {
  customer: Customer;
}

const NOTHING_BEFORE: Before = { previousChatId: null, queuedAt: null, previousAgentId: null, lastAgentFirst: false };

interface LastChat {
  id: string;
  agentId: string | null;
  queuedAt: Date;
  closedAt: Date | null;
  customerGone: boolean;
}

/** Resolves the customer of a new chat, and the closed chat that the new one continues. */
@Injectable()
export class ChatCustomers {
  constructor(
    private readonly customers: Customers,
    private readonly tokenCheck: CustomerTokenCheck,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  async resolve(
    tx: Transaction,
    by: Caller | undefined,
    details: CustomerDetails | undefined,
    identity: Identity | undefined,
  ): Promise<Starter> {
    if (identity) {
      const customer = await this.customers.identified(tx, identity, details?.name ?? identity.externalId);
      return by?.type === 'staff' ? { customer, ...NOTHING_BEFORE } : this.returning(tx, customer, this.tokenCheck.tokenFor(customer.id));
    }
    if (by?.type === 'customer') return this.returning(tx, await this.customers.lockMeant(tx, by.id));
    if (details === undefined) throw new InvalidField('/customer', 'must be given');
    const customer = by ? await this.customers.vouchedFor(tx, details) : this.customers.addStranger(tx, details);
    return { customer, ...NOTHING_BEFORE };
  }

  /**
   * A customer whom staff name, locked. An open chat and a block hold up the customer alone.
   * @throws DomainError `customer.unknown`, `customer.erased`
   */
  async known(tx: Transaction, customerId: string): Promise<Starter> {
    const customer = await this.customers.lockKnown(tx, customerId);
    customer.mustNotBeErased();
    const last = await this.lastOf(tx, customer.id);
    return { customer, ...(await this.before(last)), queuedAt: null };
  }

  /**
   * The caller has locked the customer, so that two tabs cannot open two chats.
   * @param token is part of `chat.already_open`: it gives a caller who has proved its identity access to the chat that is open
   */
  private async returning(tx: Transaction, customer: Customer, token?: string): Promise<Starter> {
    const now = this.clock.now();
    customer.mustNotBeErased();
    this.customers.mustLetIn(customer);
    const last = await this.lastOf(tx, customer.id);
    if (!last) return { customer, ...NOTHING_BEFORE };
    if (last.closedAt === null) throw chatAlreadyOpen(last.id, token);
    const keepsAge = last.customerGone && now.getTime() - last.closedAt.getTime() <= KEEPS_AGE_MS;
    return { customer, ...(await this.before(last)), queuedAt: keepsAge ? last.queuedAt : null };
  }

  /** Of settings that this node last read: whoever holds a connection does not ask for another. */
  private async before(last: LastChat | undefined): Promise<Omit<Before, 'queuedAt'>> {
    if (last?.closedAt == null) return NOTHING_BEFORE;
    const { stickyDays } = await this.settings.lastRead();
    const ageMs = this.clock.now().getTime() - last.closedAt.getTime();
    return {
      previousChatId: ageMs <= REOPENS_WITHIN_MS ? last.id : null,
      previousAgentId: last.agentId,
      lastAgentFirst: last.agentId !== null && ageMs <= stickyDays * DAY_MS,
    };
  }

  /** The open chat of a customer, otherwise the newest. */
  private async lastOf(tx: Transaction, customerId: string): Promise<LastChat | undefined> {
    const [last] = await tx.query<LastChat>(
      `select id, agent_id as "agentId", queued_at as "queuedAt", closed_at as "closedAt", customer_gone as "customerGone"
       from chats where customer_id = $1 order by status = 'closed', created_at desc limit 1`,
      [customerId],
    );
    return last;
  }
}
