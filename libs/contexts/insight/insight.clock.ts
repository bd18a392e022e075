import { Injectable } from '@nestjs/common';
import { Sweep } from '#platform';
import { SourceAsker } from './source-asker';

@Injectable()
export class InsightClock {
  constructor(private readonly asker: SourceAsker) {}

  /** The node that started a chat asks at once; this sweep finds the answers for which it had no room, or which it left when it died. */
  @Sweep(2, { on: 'worker' })
  async askPendingSources(): Promise<void> {
    await this.asker.begin();
  }

  @Sweep(60, { on: 'worker' })
  async giveUpOnSources(): Promise<void> {
    await this.asker.giveUp();
  }
}
