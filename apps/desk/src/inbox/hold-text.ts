import { timeOfDay } from '#ui/format/time';
import { serverNow } from '#ui/parts/Timer/second';
import type { ChatView } from '#client/core';
import { t } from '../words';

type Hold = NonNullable<ChatView['hold']>;

/** The time of today, or the day with it; nothing for a hold without a time. */
export function untilText({ until }: Hold): string {
  if (until === null) return '';
  const date = new Date(until);
  const isToday = date.toDateString() === new Date(serverNow()).toDateString();
  return isToday ? timeOfDay(until) : `${date.toLocaleDateString([], { day: 'numeric', month: 'short' })}, ${timeOfDay(until)}`;
}

export function holdText(hold: Hold): string {
  const time = untilText(hold);
  return time === '' ? t('chat.onHold') : t('chat.onHoldUntil', { time });
}
