import { Client } from 'pg';

/** Lock in a transaction of its own that blocks others, so that a test can force an order of events. */
export class Brake {
  private constructor(private readonly client: Client) {}

  static async on(databaseUrl: string, what: 'attachments' | 'customers' | 'sessions' | { user: string }): Promise<Brake> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('begin');
    if (typeof what === 'string') await client.query(`lock table ${what} in share row exclusive mode`);
    else await client.query('select from users where id = $1 for update', [what.user]);
    return new Brake(client);
  }

  /** Returns how many connections wait for a lock, of this transaction or of each other. */
  async waiting(): Promise<number> {
    // A transaction sees the activity as it was when it first looked.
    await this.client.query('select pg_stat_clear_snapshot()');
    return (await this.client.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
      .rowCount!;
  }

  async release(): Promise<void> {
    await this.client.query('commit');
    await this.client.end();
  }
}
