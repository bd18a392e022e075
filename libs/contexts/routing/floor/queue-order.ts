import { PRIORITY_RANK } from '#chats';
import { wordList } from '#platform';
import { PRIORITIES } from '#protocol';

/** The waiting chats; `c` is the chat. */
export const QUEUE = `(select * from chats where status = 'queued') c`;

/**
 * Those among whom the first of the queue are: in one priority who waits longer comes first, with ageing and without, so an index finds
 * the first of each, however many wait.
 * @param limit the SQL of how many
 */
export function queueHead(limit: string): string {
  return `(select w.* from unnest(array[${wordList(PRIORITIES)}]) level(priority) cross join lateral (
    select * from chats where status = 'queued' and chats.priority = level.priority order by queued_at, id limit ${limit}) w) c`;
}

/**
 * What the queue is sorted by first, lowest first; then by `queued_at` and id. Without ageing it is the
 * priority; with it, so many seconds of waiting weigh as much as one level.
 * @param aging the SQL of a number of seconds, or of null
 */
export function queueKey(aging: string): string {
  return `(case when ${aging}::float8 is null then -${PRIORITY_RANK}
    else extract(epoch from c.queued_at)::float8 - ${PRIORITY_RANK} * ${aging}::float8 end)`;
}
