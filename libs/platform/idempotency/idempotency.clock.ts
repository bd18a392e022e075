import { Injectable } from '@nestjs/common';
import { Sweep } from '../time/sweep';
import { IdempotencyKeys } from './idempotency-keys';

@Injectable()
export class IdempotencyClock {
  constructor(private readonly keys: IdempotencyKeys) {}

  @Sweep(1, { on: 'every node' })
  async releaseLate(): Promise<void> {
    await this.keys.releaseLate();
  }

  @Sweep(600, { on: 'worker' })
  async forgetOldKeys(): Promise<void> {
    await this.keys.forgetOld();
  }
}
