import { ProblemError, readJson } from '#client/core';
import type { Conversation, Draft as Content, OutgoingMessage } from '#client/conversation';
import { undo } from '../commands/undo';
import type { Desk } from './desk';
import type { Draft } from './drafts';
import { quoteOf } from './editing';

/** Where the client keeps what is not sent, by account. */
const OUTBOX = 'switchboard.outbox';
const MOMENT_MS = 3_000;

const orderOf = (clientMessageId: string): string => `send:${clientMessageId}`;

/** What is sent of a draft. */
export function contentOf({ text, files = [], cannedResponseId, replyTo }: Draft): Content {
  const words = text.trim();
  return {
    ...(words !== '' && { text: words }),
    ...(files.length > 0 && { attachmentIds: files.map(({ id }) => id) }),
    ...(cannedResponseId && { cannedResponseId }),
    ...(replyTo && { replyTo: replyTo.id }),
  };
}

/**
 * Sends a message, which waits for as long as `undoSendSeconds` says, whichever chat is looked at. @param words what the list of what can be
 * undone says meanwhile
 * @throws ProblemError `outbox.full`
 */
export function send(desk: Desk, conversation: Conversation, content: Content, holdMs: number, words: string): void {
  const { clientMessageId } = conversation.send({ ...content, ...(holdMs > 0 && { heldUntil: Date.now() + holdMs }) });
  if (holdMs <= 0) return;
  undo.order(orderOf(clientMessageId), words, () => conversation.retry(clientMessageId), {
    ms: holdMs,
    onBack: () => giveBack(desk, conversation, clientMessageId),
  });
}

/** Takes a message back that is not on its way yet: what was in it is in the draft of its chat again. */
export function takeBack(desk: Desk, conversation: Conversation, { clientMessageId }: OutgoingMessage): void {
  if (undo.has(orderOf(clientMessageId))) undo.takeBack(orderOf(clientMessageId));
  else giveBack(desk, conversation, clientMessageId);
}

function giveBack(desk: Desk, conversation: Conversation, clientMessageId: string): void {
  const message = conversation.getSnapshot().pending.find((each) => each.clientMessageId === clientMessageId);
  if (!message?.heldUntil || message.heldUntil <= Date.now()) return;
  conversation.discard(clientMessageId);
  const { chatId, text = '', attachmentIds = [], cannedResponseId, replyTo } = message;
  const answered = conversation.getSnapshot().messages.find(({ id }) => id === replyTo);
  const draft = desk.drafts.of(chatId);
  desk.drafts.change(chatId, {
    mode: 'reply',
    text: [text, draft.text].filter(Boolean).join('\n'),
    files: [...attachmentIds.map(desk.uploads.fileOf), ...(draft.files ?? [])],
    cannedResponseId: cannedResponseId ?? draft.cannedResponseId,
    replyTo: answered ? quoteOf(answered) : draft.replyTo,
  });
}

/** Adds the note that is written in a chat. @throws ProblemError when it was refused: then it is written there again */
export async function addNoteTo(desk: Desk, chatId: string, note: string): Promise<void> {
  const { noteTo } = desk.drafts.of(chatId);
  desk.drafts.change(chatId, { note: '', noteTo: undefined });
  try {
    await desk.notesOf(chatId).add(note, noteTo?.id);
  } catch (error) {
    desk.drafts.change(chatId, { note, noteTo, mode: 'note' });
    throw error;
  }
}

/** What another tab sent or took back is not sent by this one. @returns how to stop */
export function hearOtherTabs(desk: Desk): () => void {
  const hear = ({ key, newValue }: StorageEvent): void => {
    if (key !== `${OUTBOX}.${desk.user.id}`) return;
    for (const { chat } of desk.inbox.getSnapshot()) {
      const conversation = desk.client.followed(chat.id);
      for (const { clientMessageId, heldUntil } of conversation?.getSnapshot().pending ?? [])
        if (heldUntil && !newValue?.includes(clientMessageId)) conversation!.discard(clientMessageId);
    }
  };
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}

/** What is not at the server, whether it waits or was refused, of all tabs that share the storage. */
export function unsentOf({ storage, user }: Desk): unknown[] {
  return readJson<unknown[]>(storage, `${OUTBOX}.${user.id}`, Array.isArray) ?? [];
}

export const forgetUnsent = ({ storage, user }: Desk): void => storage.removeItem(`${OUTBOX}.${user.id}`);

/** Resolves when all that waits was sent, or a moment later. */
export async function soonSent({ client }: Desk): Promise<void> {
  let stop = (): void => undefined;
  await new Promise<void>((resolve) => {
    const look = (): void => void ((client.unsent.getSnapshot() === 0 || client.state.getSnapshot().status !== 'online') && resolve());
    const timer = setTimeout(resolve, MOMENT_MS);
    const unsubscribe = client.unsent.subscribe(look);
    stop = () => (clearTimeout(timer), unsubscribe());
    look();
  });
  stop();
}

/** Resolves when what was written in a chat is at the server; what is held goes at once. @throws ProblemError when it was refused */
export async function allSent(desk: Desk, chatId: string): Promise<void> {
  const conversation = desk.client.followed(chatId);
  const waiting = conversation?.getSnapshot().pending.filter(({ problem }) => !problem) ?? [];
  if (!conversation || waiting.length === 0) return;
  for (const { clientMessageId } of waiting) {
    undo.now(orderOf(clientMessageId));
    conversation.retry(clientMessageId);
  }
  const ids = new Set(waiting.map(({ clientMessageId }) => clientMessageId));
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      const left = conversation.getSnapshot().pending.filter(({ clientMessageId }) => ids.has(clientMessageId));
      const problem = left.find((message) => message.problem)?.problem;
      if (!problem && left.length > 0) return;
      stop();
      if (problem) reject(new ProblemError(problem));
      else resolve();
    };
    const stop = conversation.subscribe(look);
    look();
  });
}
