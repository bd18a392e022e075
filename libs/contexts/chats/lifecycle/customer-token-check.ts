import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { type Caller, type Claims, Tokens } from '#platform';

const OUTLIVES_CHAT_DAYS = 30;
/** Condition: the customer `cu` is not erased, and one of its chats keeps its token valid. $2 is now, $3 is `OUTLIVES_CHAT_DAYS`. */
const KEEPS_TOKEN = `cu.erased_at is null and exists (select from chats c where c.customer_id = cu.id
  and (c.closed_at is null or c.closed_at > $2::timestamptz - make_interval(days => $3)))`;

/**
 * Validity of customer tokens: without an expiry, each is valid while the customer has an open chat and 30 days after the last close, and
 * never again once the customer's personal data is erased.
 */
@Injectable()
export class CustomerTokenCheck implements OnModuleInit {
  constructor(
    private readonly tokens: Tokens,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.tokens.checkWith('customer', (claims) => this.callerOf(claims));
  }

  tokenFor(customerId: string): string {
    return this.tokens.sign({ kind: 'customer', sub: customerId });
  }

  /** Names, by id, of those customers whose token is still valid. */
  async stillGoodAmong(customerIds: string[]): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ id: string; name: string }[]>(
      `select id, name from customers cu where id = any($1) and ${KEEPS_TOKEN}`,
      [customerIds, this.clock.now(), OUTLIVES_CHAT_DAYS],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** A token of a merged customer identifies the customer that it was merged into. */
  private async callerOf({ sub }: Claims): Promise<Caller | null> {
    const [customer] = await this.dataSource.query<{ id: string; name: string }[]>(
      `select id, name from customers cu where id = (select coalesce(merged_into, id) from customers where id = $1) and ${KEEPS_TOKEN}`,
      [sub, this.clock.now(), OUTLIVES_CHAT_DAYS],
    );
    return customer ? { type: 'customer', id: customer.id, name: customer.name } : null;
  }
}
