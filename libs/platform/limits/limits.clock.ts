import { Injectable } from '@nestjs/common';
import { Sweep } from '../time/sweep';
import { CallerRates } from './caller-rates';

@Injectable()
export class LimitsClock {
  constructor(private readonly callers: CallerRates) {}

  @Sweep(60, { on: 'every node' })
  async forgetIdleCallers(): Promise<void> {
    this.callers.forgetIdle();
  }
}
