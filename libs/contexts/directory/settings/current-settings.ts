import { performance } from 'node:perf_hooks';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { SettingsView } from '#protocol';
import { RateLimits, type Transaction } from '#platform';
import { Settings, SETTINGS_ID } from '../staff/domain/settings';
import { SettingsRows } from '../staff/directory.store';

/** Time for which a node may go on with the settings that it has read. */
const FRESH_FOR_MS = 500;

/** Cache of the current settings, read from the database at most twice a second. */
@Injectable()
export class CurrentSettings implements OnApplicationBootstrap {
  private values?: Promise<SettingsView>;
  private last?: SettingsView;
  private readAt = 0;

  constructor(
    private readonly rows: SettingsRows,
    private readonly rates: RateLimits,
  ) {}

  /** So that `lastRead` has something to answer from the beginning. */
  async onApplicationBootstrap(): Promise<void> {
    await this.get();
  }

  get(): Promise<SettingsView> {
    const age = performance.now() - this.readAt;
    if (this.values === undefined || age > FRESH_FOR_MS) {
      this.readAt = performance.now();
      this.values = this.read();
      this.values.catch(() => (this.values = undefined));
    }
    return this.values;
  }

  /**
   * The settings that this node last read, without a query: a caller that holds a database connection must not wait for a second one,
   * because all callers doing so would be a deadlock of the pool.
   */
  async lastRead(): Promise<SettingsView> {
    return this.last ?? this.get();
  }

  /** The settings as they are stored, for what a transaction keeps of them. */
  async within(tx: Transaction): Promise<SettingsView> {
    return ((await this.rows.findWithin(tx, SETTINGS_ID)) ?? new Settings()).values;
  }

  forget(): void {
    this.values = undefined;
  }

  private async read(): Promise<SettingsView> {
    const { values } = (await this.rows.find(SETTINGS_ID)) ?? new Settings();
    this.rates.set(values);
    this.last = values;
    return values;
  }
}
