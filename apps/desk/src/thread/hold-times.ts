import { serverNow } from '#ui/parts/Timer/second';
import type { ChatView, Opening } from '#client/core';
import { queriesOf } from '../data/queries';
import type { Desk } from '../live/desk';

const FIRST_HOUR = 9;

export const inMinutes = (minutes: number): string => new Date(serverNow() + minutes * 60_000).toISOString();

/** When it opens tomorrow by the hours of the installation; without hours, or where they open no more, at nine. */
export async function tomorrow(desk: Desk): Promise<string> {
  const day = new Date(serverNow());
  day.setDate(day.getDate() + 1);
  day.setHours(0, 0, 0, 0);
  const { hoursId } = await desk.queries.fetchQuery(queriesOf(desk).settings());
  if (hoursId) {
    const path = `/hours/${hoursId}/open?at=${encodeURIComponent(day.toISOString())}`;
    const { open, changesAt } = await desk.client.rest.get<Opening>(path);
    if (!open && changesAt) return changesAt;
  }
  day.setHours(FIRST_HOUR);
  return day.toISOString();
}

export const putOnHold = (desk: Desk, chatId: string, until: string | null, reason: string | null = null): Promise<ChatView> =>
  desk.client.rest.put<ChatView>(`/chats/${chatId}/hold`, { until, reason });
