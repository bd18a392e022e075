import { Injectable } from '@nestjs/common';
import { Sweep } from '../time/sweep';
import { CallerRates } from './caller-rates';
import { CrowdRates } from './crowd-rates';

@Injectable()
export class LimitsClock {
  constructor(
    private readonly callers: CallerRates,
    private readonly crowds: CrowdRates,
  ) {}

  @Sweep(60, { on: 'every node' })
  async forgetIdleCallers(): Promise<void> {
    this.callers.forgetIdle();
    this.crowds.forgetIdle();
  }
}
