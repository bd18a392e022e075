import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { type Role, ROLE } from '../env/role';
import { Draining } from '../realtime/draining';
import { Sockets } from '../realtime/sockets';
import { newId } from '../time/ids';

/** A process of the program, and how it is. */
export interface NodeState {
  id: string;
  role: Role;
  host: string;
  pid: number;
  version: string;
  startedAt: Date;
  isDraining: boolean;
  /** Open sockets, by whose they are. */
  sockets: Record<string, number>;
  /** Share of the time, 0 to 1, in which the event loop was at work since the last look. */
  load: number;
  memoryBytes: number;
}

/** The node that this process is. */
@Injectable()
export class ThisNode {
  readonly id = newId();
  private readonly startedAt: Date;
  private readonly version = versionOfProgram();
  private seen: EventLoopUtilization = performance.eventLoopUtilization();

  constructor(
    @Inject(ROLE) private readonly role: Role,
    private readonly sockets: Sockets,
    private readonly draining: Draining,
    clock: Clock,
  ) {
    this.startedAt = clock.now();
  }

  look(): NodeState {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, this.seen);
    this.seen = now;
    const { id, role, version, startedAt } = this;
    return {
      ...{ id, role, host: hostname(), pid: process.pid, version, startedAt },
      isDraining: this.draining.isOn,
      sockets: this.sockets.openByCaller(),
      load: utilization,
      memoryBytes: process.memoryUsage.rss(),
    };
  }
}

/** Compiled code lies a folder deeper below the root than its source. */
function versionOfProgram(): string {
  const root = join(__dirname, __dirname.includes(join('dist', 'libs')) ? '../../../..' : '../../..');
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
