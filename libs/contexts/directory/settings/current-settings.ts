import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import type { SettingsView } from '#protocol';
import { RateLimits } from '#platform';
import { Settings, SETTINGS_ID } from '../staff/domain/settings';
import { SettingsRows } from '../staff/directory.store';

/** So long another node may go on with the settings it has read. */
const FRESH_FOR_MS = 500;

/** The settings in force, read from the database at most twice a second. */
@Injectable()
export class CurrentSettings {
  private values?: Promise<SettingsView>;
  private last?: SettingsView;
  private readAt = 0;

  constructor(
    private readonly rows: SettingsRows,
    private readonly rates: RateLimits,
  ) {}

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
   * The settings as this node last read them, for whoever holds a connection to the database: to wait for a second one while all who
   * hold one do so is a deadlock.
   */
  async lastRead(): Promise<SettingsView> {
    return this.last ?? this.get();
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
