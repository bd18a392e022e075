import type { KeyboardEvent } from 'react';

/** The arrows lead from message to message, and up into the thread from its end; within one Tab leads to what can be done with it. */
export function walk(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget: thread, target } = event;
  if ((key !== 'ArrowUp' && key !== 'ArrowDown') || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const messages = [...thread.querySelectorAll<HTMLElement>('[data-seq]')];
  const at = messages.indexOf(target as HTMLElement);
  if (at === -1 && (target !== thread || key === 'ArrowDown')) return;
  const next = at === -1 ? messages.findLast((each) => isAbove(each, thread)) : messages[at + (key === 'ArrowUp' ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

const isAbove = (message: HTMLElement, thread: HTMLElement): boolean =>
  message.getBoundingClientRect().top < thread.getBoundingClientRect().bottom;
