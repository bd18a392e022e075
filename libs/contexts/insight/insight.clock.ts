import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Sweep } from '#platform';
import { SourceAnswers } from './source-answers.store';
import { SourceAsker } from './source-asker';

/** README.md states it. */
const ANSWERS_KEPT_DAYS = 30;

@Injectable()
export class InsightClock {
  constructor(
    private readonly asker: SourceAsker,
    private readonly answers: SourceAnswers,
    private readonly clock: Clock,
  ) {}

  /** The node that started a chat asks at once; this sweep finds the answers for which it had no room, or which it left when it died. */
  @Sweep(2, { on: 'worker' })
  async askPendingSources(): Promise<void> {
    await this.asker.begin();
  }

  @Sweep(60, { on: 'worker' })
  async giveUpOnSources(): Promise<void> {
    await this.asker.giveUp();
  }

  /** What other systems know of a customer is theirs to keep: a chat that is long closed does without. */
  @Sweep(600, { on: 'worker' })
  async forgetOldAnswers(): Promise<void> {
    await this.answers.removeBefore(new Date(this.clock.now().getTime() - ANSWERS_KEPT_DAYS * 86_400_000));
  }
}
