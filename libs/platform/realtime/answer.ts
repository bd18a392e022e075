import { Logger } from '@nestjs/common';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Clock } from '#kernel';
import type { Ack } from '#protocol';

const logger = new Logger('Sockets');

/** Runs a gateway's handler and acks with its result and the server's time, unless the exception filter has already nacked the event. */
export async function answer(
  handle: (payload: unknown, ack: unknown) => unknown,
  payload: unknown,
  ack: unknown,
  clock: Clock,
): Promise<void> {
  let answered = typeof ack !== 'function';
  const once = (outcome: Ack<unknown>): void => {
    if (answered) return;
    answered = true;
    (ack as (outcome: Ack<unknown>) => void)(outcome);
  };
  try {
    const result = await handle(payload, once);
    // Nest returns an observable when the handler has an interceptor.
    const data = isObservable(result) ? await lastValueFrom(result, { defaultValue: undefined }) : result;
    once({ ok: true, data: data ?? {}, serverTime: clock.now().toISOString() });
  } catch (error) {
    logger.error(error, 'an event could not be answered');
  }
}
