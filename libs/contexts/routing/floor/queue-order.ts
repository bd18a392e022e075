import { PRIORITY_RANK } from '#chats';

/** The waiting chats; `c` is the chat. */
export const QUEUE = `(select * from chats where status = 'queued') c`;

/**
 * What the queue is sorted by first, lowest first; then by `queued_at` and id. Without ageing it is the
 * priority; with it, so many seconds of waiting weigh as much as one level.
 * @param aging the SQL of a number of seconds, or of null
 */
export function queueKey(aging: string): string {
  return `(case when ${aging}::float8 is null then -${PRIORITY_RANK}
    else extract(epoch from c.queued_at)::float8 - ${PRIORITY_RANK} * ${aging}::float8 end)`;
}
