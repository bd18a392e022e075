import { Logger } from '@nestjs/common';

interface SweepOptions {
  /**
   * `worker`: repairs what is stored, so one process is enough; it must be safe in several at once. `every node`: looks after what a
   * process holds itself, its sockets and what it keeps in memory.
   */
  on: 'worker' | 'every node';
}

export interface DeclaredSweep extends SweepOptions {
  name: string;
  seconds: number;
  run: () => Promise<void>;
}

type Run = (this: object) => Promise<void>;
const declared = new Map<object, (Omit<DeclaredSweep, 'run'> & { run: Run })[]>();

/** What runs by itself on this provider, in the order in which its class declares it. */
export function sweepsOf(provider: object): DeclaredSweep[] {
  return (declared.get(Object.getPrototypeOf(provider) as object) ?? []).map(({ run, ...sweep }) => ({
    ...sweep,
    run: () => run.call(provider),
  }));
}

/**
 * A periodic run, e.g. one that repairs what a lost event would have done. It never overlaps itself in a process; a failure is logged
 * and the next run comes as planned.
 */
export function Sweep(seconds: number, options: SweepOptions): MethodDecorator {
  return (target, key, descriptor) => {
    const original = descriptor.value as unknown as () => Promise<unknown>;
    const name = `${target.constructor.name}.${String(key)}`;
    const logger = new Logger(name);
    const busy = new WeakSet<object>();
    const run = async function (this: object): Promise<void> {
      if (busy.has(this)) return;
      busy.add(this);
      try {
        await original.call(this);
      } catch (error) {
        logger.error(error, 'sweep failed');
      } finally {
        busy.delete(this);
      }
    };
    descriptor.value = run as never;
    declared.set(target, [...(declared.get(target) ?? []), { ...options, name, seconds, run }]);
  };
}
