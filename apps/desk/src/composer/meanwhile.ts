import type { MessageView } from '#client/core';

/** The last word of a colleague to the customer after one began to write; undefined when there is none. */
export function colleagueSince(messages: readonly MessageView[], sinceSeq: number | undefined, ownId: string): MessageView | undefined {
  if (sinceSeq === undefined) return undefined;
  return messages.findLast(({ seq, sender, deletedAt }) => {
    return seq > sinceSeq && sender.type === 'agent' && sender.id !== ownId && deletedAt === null;
  });
}
