import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Sockets, Sweep } from '#platform';
import { RecognisedSockets } from './logins/recognised-sockets';
import { CurrentSettings } from './settings/current-settings';

@Injectable()
export class DirectoryClock {
  constructor(
    private readonly sockets: Sockets,
    private readonly clock: Clock,
    private readonly settings: CurrentSettings,
    private readonly recognised: RecognisedSockets,
  ) {}

  /** Closes this node's sockets whose token expired. It needs no database, so that it works while the database is away. */
  @Sweep(2, { on: 'every node' })
  async closeExpiredSockets(): Promise<void> {
    const now = this.clock.now().getTime() / 1000;
    for (const socket of this.sockets.open) {
      // In seconds since the epoch.
      const { expiresAt } = socket.data as { expiresAt?: number };
      if (expiresAt !== undefined && expiresAt <= now) socket.disconnect(true);
    }
  }

  /** Closes this node's sockets of ended logins and revoked API keys, and updates name, role and teams of the others: a notification of another node may be lost. */
  @Sweep(2, { on: 'every node' })
  async checkLogins(): Promise<void> {
    await this.recognised.checkAll();
  }

  /** Refreshes the settings in memory, because the socket layer reads its rates synchronously. */
  @Sweep(1, { on: 'every node' })
  async refreshRates(): Promise<void> {
    await this.settings.get();
  }
}
