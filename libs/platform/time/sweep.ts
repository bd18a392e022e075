import { AsyncLocalStorage } from 'node:async_hooks';
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
  /** Rejects when the sweep failed, which is logged by then. */
  run: () => Promise<void>;
}

const current = new AsyncLocalStorage<string>();

/** Name of the sweep in which this code runs. */
export function sweeping(): string | undefined {
  return current.getStore();
}

/** Runs what follows from what a sweep did, which is not its own doing any more. */
export function outsideSweeps<R>(work: () => R): R {
  return current.exit(work);
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
        await current.run(name, () => original.call(this));
      } catch (error) {
        logger.error(error, 'sweep failed');
        throw error;
      } finally {
        busy.delete(this);
      }
    };
    descriptor.value = function (this: object) {
      return run.call(this).catch(() => undefined);
    } as never;
    declared.set(target, [...(declared.get(target) ?? []), { ...options, name, seconds, run }]);
  };
}
