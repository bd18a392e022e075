import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Sweep, ThisNode } from '#platform';
import { ForgetWhatWas } from './forget-what-was';
import { Nodes } from './nodes/nodes.store';
import { ReportNode } from './nodes/report-node';
import { CountSweeps } from './sweeps/count-sweeps';

@Injectable()
export class SystemClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly commands: CommandBus,
    private readonly nodes: Nodes,
    private readonly self: ThisNode,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.report();
  }

  @Sweep(5, { on: 'every node' })
  async report(): Promise<void> {
    await this.commands.execute(new ReportNode());
  }

  @Sweep(30, { on: 'every node' })
  async countSweeps(): Promise<void> {
    await this.commands.execute(new CountSweeps());
  }

  @Sweep(600, { on: 'worker' })
  async forget(): Promise<void> {
    await this.commands.execute(new ForgetWhatWas());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.nodes.remove(this.self.id).catch(() => undefined);
  }
}
