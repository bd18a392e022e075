import { createContext, type MouseEvent, useContext, useRef } from 'react';
import type { AttachmentView } from '#client/core';
import type { Conversation } from '#client/conversation';
import { toasts } from '#ui/parts/Toast/toasts';
import { serverNow } from '#ui/parts/Timer/second';
import type { Desk } from '../live/desk';
import { messageOf } from '../shell/problems';

/** An address that was signed this long ago is asked for anew before it is used: how long it lives is a setting. */
const FRESH_MS = 5_000;

/** Asks for the addresses of a file of this thread anew: they are signed, and end. */
export type RenewFile = (fileId: string) => Promise<AttachmentView | undefined>;
export const RenewFile = createContext<RenewFile>(() => Promise.resolve(undefined));

export function renewing({ client }: Desk, conversation: Conversation): RenewFile {
  const { chatId } = conversation;
  return async (fileId) => {
    const holds = ({ attachments }: { attachments: AttachmentView[] }): boolean => attachments.some(({ id }) => id === fileId);
    const message = conversation.getSnapshot().messages.find(holds);
    if (!message) return undefined;
    const { messages } = await client.ask('chat.join', { chatId, beforeSeq: message.seq + 1, limit: 1 });
    conversation.hear(messages);
    return messages[0]?.attachments.find(({ id }) => id === fileId);
  };
}

export const isFresh = (url: string): boolean =>
  serverNow() - Number(new URL(url, location.origin).searchParams.get('signedAt') ?? serverNow()) < FRESH_MS;

/** What an image does whose address has ended: it asks for another. @param onGone there is none, or it is broken, too */
export function useRenewal({ id }: AttachmentView, onGone: () => void = () => undefined): () => void {
  const renew = useContext(RenewFile);
  const renewedAt = useRef(-Infinity);
  return () => {
    if (performance.now() - renewedAt.current < FRESH_MS) return onGone();
    renewedAt.current = performance.now();
    renew(id).then((file) => file ?? onGone(), onGone);
  };
}

/** What a link to a file does when it is clicked: its address may have ended. */
export function useDownload({ id, url, name }: AttachmentView): (event: MouseEvent) => void {
  const renew = useContext(RenewFile);
  return (event) => {
    if (isFresh(url)) return;
    event.preventDefault();
    const refused = (error: unknown): void => void toasts.say(messageOf(error), { tone: 'bad' });
    void renew(id).then((file) => {
      const link = document.createElement('a');
      [link.href, link.download] = [file?.url ?? url, name];
      link.click();
    }, refused);
  };
}
