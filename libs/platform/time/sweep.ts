import { Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';

type Run = (this: object) => Promise<void>;
const declared = new Map<object, Run[]>();

/** What runs by itself on this provider, in the order in which its class declares it. */
export function sweepsOf(provider: object): (() => Promise<void>)[] {
  return (declared.get(Object.getPrototypeOf(provider) as object) ?? []).map((run) => () => run.call(provider));
}

/**
 * A periodic run that repairs what a lost event would have done. It never overlaps itself on a node and
 * must be safe to run on all nodes at once; a failure is logged and the next run comes as planned.
 */
export function Sweep(seconds: number): MethodDecorator {
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
    declared.set(target, [...(declared.get(target) ?? []), run]);
    return Interval(name, seconds * 1000)(target, key, descriptor);
  };
}
