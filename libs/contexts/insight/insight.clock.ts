import { Injectable } from '@nestjs/common';
import { Sweep } from '#platform';
import { SourceAsker } from './source-asker';

@Injectable()
export class InsightClock {
  constructor(private readonly asker: SourceAsker) {}

  /** What the node that started a chat did not ask for: it had no room, or is gone. */
  @Sweep(2, { on: 'worker' })
  async askPendingSources(): Promise<void> {
    await this.asker.begin();
  }

  @Sweep(60, { on: 'worker' })
  async giveUpOnSources(): Promise<void> {
    await this.asker.giveUp();
  }
}
