import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '#kernel';
import { type Caller, type Claims, Tokens } from '#platform';

const OUTLIVES_CHAT_DAYS = 30;
/** Whether a chat of `cu` keeps its token good; $2 is now, $3 the days. */
const KEEPS_TOKEN = `exists (select from chats c where c.customer_id = cu.id
  and (c.closed_at is null or c.closed_at > $2::timestamptz - make_interval(days => $3)))`;

/** A customer's token has no end of its own: it is good while a chat of the customer is open, and 30 days after the last one closed. */
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

  /** The names of those whose token is still good. */
  async stillGoodAmong(customerIds: string[]): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ id: string; name: string }[]>(
      `select id, name from customers cu where id = any($1) and ${KEEPS_TOKEN}`,
      [customerIds, this.clock.now(), OUTLIVES_CHAT_DAYS],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Whoever went into another customer is that one. */
  private async callerOf({ sub }: Claims): Promise<Caller | null> {
    const [customer] = await this.dataSource.query<{ id: string; name: string }[]>(
      `select id, name from customers cu where id = (select coalesce(merged_into, id) from customers where id = $1) and ${KEEPS_TOKEN}`,
      [sub, this.clock.now(), OUTLIVES_CHAT_DAYS],
    );
    return customer ? { type: 'customer', id: customer.id, name: customer.name } : null;
  }
}
