import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { repairs, type Role, ROLE } from '../env/role';
import { Meter } from '../observe/meter';
import { type DeclaredSweep, sweepsOf } from './sweep';

/** Sweep scheduler: starts the declared sweeps at boot; those of the worker only in a process whose role repairs. */
@Injectable()
export class Sweeps implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly registry: SchedulerRegistry,
    @Inject(ROLE) private readonly role: Role,
    private readonly meter: Meter,
  ) {}

  onApplicationBootstrap(): void {
    for (const { name, seconds, run } of this.ofThisNode())
      this.registry.addInterval(
        name,
        setInterval(() => void run(), seconds * 1000),
      );
  }

  /** The sweeps of this node, measured; a run that fails is not told to whoever starts it. */
  ofThisNode(): DeclaredSweep[] {
    const providers = this.discovery.getProviders().map(({ instance }) => instance as unknown);
    const sweeps = providers.flatMap((instance) => (typeof instance === 'object' && instance !== null ? sweepsOf(instance) : []));
    return sweeps
      .filter(({ on }) => on === 'every node' || repairs(this.role))
      .map((sweep) => ({ ...sweep, run: () => this.meter.timed('sweep', sweep.name, sweep.run).catch(() => undefined) }));
  }
}
