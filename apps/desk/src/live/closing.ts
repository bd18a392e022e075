import { type ChatView, readJson } from '#client/core';
import { toasts } from '#ui/parts/Toast/toasts';
import type { Resolution } from '#words';
import { undo } from '../commands/undo';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import type { Desk } from './desk';
import { allSent } from './sending';

/** A chat that is about to be closed. */
interface Closing {
  chatId: string;
  name: string;
  resolution?: Resolution;
  /** The last message there was when it was ordered. */
  sinceSeq: number;
}

/** Closes a chat after eight seconds, unless it is taken back or the customer writes meanwhile. */
export function closeSoon(desk: Desk, chat: ChatView, resolution: Resolution | undefined): void {
  const order = `close:${chat.id}`;
  const { name } = chat.customer;
  const sinceSeq = desk.client.followed(chat.id)?.getSnapshot().messages.at(-1)?.seq ?? chat.lastSeq;
  const stopHearing = desk.client.onMessage((message) => {
    if (!undo.has(order)) return stopHearing();
    if (message.chatId !== chat.id || message.sender.type !== 'customer') return;
    undo.takeBack(order);
    toasts.say(t('undo.wrote', { name }));
  });
  undo.order(order, t('undo.closing', { name }), () => {
    stopHearing();
    void carryOut(desk, { chatId: chat.id, name, resolution, sinceSeq });
  });
}

/**
 * What was written to the customer before goes before. Should the page be left meanwhile, the next one that its agent opens goes on with it.
 */
async function carryOut(desk: Desk, closing: Closing): Promise<void> {
  const { chatId, resolution } = closing;
  kept(desk).add(closing);
  try {
    await allSent(desk, chatId);
    await desk.client.ask('chat.close', { chatId, ...(resolution && { resolution }) });
  } catch (error) {
    toasts.say(messageOf(error), { tone: 'bad' });
  }
  kept(desk).remove(chatId);
}

/** Goes on with what the last page was left with, once each chat is known; a word of the customer since then keeps it open. */
export function resumeClosings(desk: Desk): void {
  const stop = desk.client.on('ready', () => {
    stop();
    for (const closing of kept(desk).all()) resume(desk, closing);
  });
}

function resume(desk: Desk, closing: Closing): void {
  const conversation = desk.client.followed(closing.chatId);
  if (!conversation) return kept(desk).remove(closing.chatId);
  const look = (): void => {
    const { status, chat, messages } = conversation.getSnapshot();
    if (status === 'behind') return;
    stop();
    const wrote = messages.some(({ seq, sender }) => seq > closing.sinceSeq && sender.type === 'customer');
    if (chat && desk.isMine(chat) && !wrote) return void carryOut(desk, closing);
    kept(desk).remove(closing.chatId);
    if (wrote) toasts.say(t('undo.wrote', { name: closing.name }));
  };
  const stop = conversation.subscribe(look);
  look();
}

/** Whoever signs out leaves nothing to go on with. */
export const forgetClosings = (desk: Desk): void => kept(desk).clear();

/** The closings that are under way, where the drafts are. */
function kept({ storage, user }: Desk) {
  const key = `switchboard.closing.${user.id}`;
  const all = (): Closing[] => readJson<Closing[]>(storage, key, Array.isArray) ?? [];
  const write = (closings: Closing[]): void =>
    closings.length > 0 ? storage.setItem(key, JSON.stringify(closings)) : storage.removeItem(key);
  const others = (chatId: string): Closing[] => all().filter((each) => each.chatId !== chatId);
  return {
    all,
    add: (closing: Closing): void => write([...others(closing.chatId), closing]),
    remove: (chatId: string): void => write(others(chatId)),
    clear: (): void => write([]),
  };
}
