/** The message that was deleted. */
export interface Deleted {
  messageId: string;
  seq: number;
}

interface Body {
  data: {
    message?: { id: string; replyTo?: { id: string } | null };
    chat?: { lastMessage: { seq: number } | null };
    added?: object[];
    updated?: object[];
  };
}

/**
 * Returns the body of a delivery of the message's chat without what the message said: in the message itself, where another one quotes it, as the last of the chat, and
 * as the beginning that the queue showed.
 */
export function withoutMessage(body: string, { messageId, seq }: Deleted): string {
  const { data, ...rest } = JSON.parse(body) as Body;
  const { message, chat, added, updated } = data;
  return JSON.stringify({
    ...rest,
    data: {
      ...data,
      ...(message?.replyTo?.id === messageId && {
        message: { ...message, replyTo: { ...message.replyTo, text: null, files: 0, deleted: true } },
      }),
      ...(message?.id === messageId && { message: { ...message, text: null, attachments: [] } }),
      ...(chat?.lastMessage?.seq === seq && { chat: { ...chat, lastMessage: { ...chat.lastMessage, text: '', files: 0, deleted: true } } }),
      ...(added && { added: added.map(withoutPreview) }),
      ...(updated && { updated: updated.map(withoutPreview) }),
    },
  });
}

const withoutPreview = (row: object): object => ({ ...row, preview: null });
