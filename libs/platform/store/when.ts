import { Logger } from '@nestjs/common';
import type { ICommand } from '@nestjs/cqrs';
import { EMPTY, type Observable, filter, from, mergeMap, of } from 'rxjs';
import type { DomainEvent, DomainEventType } from '#kernel';

export interface GuardedSaga<E extends DomainEvent = DomainEvent> {
  (events$: Observable<unknown>): Observable<ICommand>;
  listensTo: DomainEventType<E>;
}

export function isGuardedSaga(value: unknown): value is GuardedSaga {
  return typeof value === 'function' && 'listensTo' in value;
}

const logger = new Logger('Saga');

/**
 * Declares a saga: maps an event to a command, several or none. An error of the mapping is logged and skips that one event; without this
 * guard it would end the saga's observable for good.
 */
export function when<E extends DomainEvent>(
  listensTo: DomainEventType<E>,
  command: (event: E) => ICommand | ICommand[] | undefined,
): GuardedSaga<E> {
  const guarded = (event: E): Observable<ICommand> => {
    try {
      const commands = command(event);
      if (commands === undefined) return EMPTY;
      return Array.isArray(commands) ? from<ICommand[]>(commands) : of(commands);
    } catch (error) {
      logger.error(error, `saga on ${listensTo.name} failed`);
      return EMPTY;
    }
  };
  const saga = (events$: Observable<unknown>): Observable<ICommand> =>
    events$.pipe(
      filter((event): event is E => event instanceof listensTo),
      mergeMap(guarded),
    );
  return Object.assign(saga, { listensTo });
}
