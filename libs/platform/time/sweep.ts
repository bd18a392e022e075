import { Logger } from '@nestjs/common';

interface SweepOptions {
  /**
   * `worker`: repairs stored state, so one process is enough; it must be safe to run in several at once. `every node`: maintains what a
   * process holds itself, such as sockets and memory.
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

/** Returns the sweeps of a provider in the order in which its class declares them. */
export function sweepsOf(provider: object): DeclaredSweep[] {
  return (declared.get(Object.getPrototypeOf(provider) as object) ?? []).map(({ run, ...sweep }) => ({
    ...sweep,
    run: () => run.call(provider),
  }));
}

/**
 * Declares a periodic method, e.g. one that repairs what a lost event left undone. Runs never overlap in a process; a failed run is logged,
 * and the next run starts as scheduled.
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
