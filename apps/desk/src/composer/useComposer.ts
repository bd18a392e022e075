import { useQuery } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { toasts } from '#ui/parts/Toast/toasts';
import type { CannedResponseView, ChatView } from '#client/core';
import type { Conversation } from '#client/conversation';
import { queriesOf } from '../data/queries';
import { useDesk, useSelected } from '../live/context';
import { saveEdit } from '../live/editing';
import { addNoteTo, contentOf, send } from '../live/sending';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { colonAt } from './emoji';
import { lettersLeft } from './letters';
import { colleagueSince } from './meanwhile';
import { slashAt, withSlash } from './slash';
import { useAbout } from './useAbout';

/** What is written in a chat and what becomes of it: a reply to the customer, or a note to colleagues. */
export function useComposer(chat: ChatView, conversation: Conversation, area: RefObject<HTMLTextAreaElement | null>) {
  const desk = useDesk();
  const draft = useSelected(desk.drafts, () => desk.drafts.of(chat.id));
  const uploads = useSelected(desk.uploads, () => desk.uploads.of(chat.id));
  const settings = useQuery(queriesOf(desk).settings()).data;
  const isNote = draft.mode === 'note';
  const edit = isNote ? undefined : draft.edit;
  const text = isNote ? draft.note : (edit ?? draft).text;
  const left = lettersLeft(text);
  const { caret, isMenuOff, setCaret, switchMenuOff } = useCaret(chat.id);
  const slash = isNote || edit || isMenuOff ? null : slashAt(text, caret);
  const colon = isMenuOff ? null : colonAt(text, caret);
  const { files = [] } = draft;
  const isUploading = uploads.some(({ stored, problem }) => !stored && !problem);
  const hasText = text.trim() !== '';
  const maySend = (isNote || edit ? hasText : (hasText || files.length > 0) && !isUploading) && (left === null || left >= 0);
  const meanwhile = useMeanwhile(conversation, isNote || edit || draft.text === '' ? undefined : draft.sinceSeq);
  const refused = (error: unknown): void => void toasts.say(messageOf(error), { tone: 'bad' });

  function write(next: string, cannedResponseId = next === '' ? undefined : draft.cannedResponseId): void {
    if (isNote) return desk.drafts.change(chat.id, { note: next });
    if (edit) return desk.drafts.change(chat.id, { edit: { ...edit, text: next } });
    const sinceSeq = draft.text === '' ? (conversation.getSnapshot().messages.at(-1)?.seq ?? 0) : draft.sinceSeq;
    desk.drafts.change(chat.id, { text: next, cannedResponseId, sinceSeq });
    conversation.typing(next !== '');
  }

  function focusAt(at: number): void {
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at, at);
      setCaret(at);
    });
  }

  const about = useAbout(conversation, draft, settings?.editMinutes ?? 0, focusAt);

  function writeAt(next: string, at: number, cannedResponseId?: string): void {
    write(next, cannedResponseId);
    focusAt(at);
  }

  /** Sends the draft as it is now. @returns whether it went */
  function reply(): boolean {
    try {
      send(
        desk,
        conversation,
        contentOf(desk.drafts.of(chat.id)),
        (settings?.undoSendSeconds ?? 0) * 1000,
        t('undo.sending', { name: chat.customer.name }),
      );
      desk.drafts.change(chat.id, { text: '', files: [], cannedResponseId: undefined, sinceSeq: undefined, replyTo: undefined });
      return true;
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
      return false;
    }
  }

  return {
    text,
    isNote,
    about,
    left,
    maySend,
    uploads,
    slash,
    colon,
    meanwhile,
    /** Whom the note addresses. */
    noteTo: draft.noteTo,
    endWhisper: (): void => desk.drafts.change(chat.id, { noteTo: undefined }),
    setCaret,
    attach: (chosen: readonly File[]): void => desk.uploads.add(chat.id, chosen),
    /** Sends what is written now, unless a colleague's word came meanwhile. */
    reply: (): boolean => meanwhile.mayGo() && reply(),
    write: (next: string, at: number): void => {
      setCaret(at);
      switchMenuOff(false);
      write(next);
    },
    closeMenu: () => switchMenuOff(true),
    /** Types the slash that opens the canned responses. */
    openMenu: (): void => {
      const before = withSlash(text.slice(0, caret));
      switchMenuOff(false);
      writeAt(before + text.slice(caret), before.length);
    },
    turn: (mode: 'reply' | 'note'): void => {
      desk.drafts.change(chat.id, { mode });
      switchMenuOff(false);
      area.current?.focus();
      const now = desk.drafts.of(chat.id);
      setCaret((mode === 'note' ? now.note : (now.edit ?? now).text).length);
    },
    /** An emoji takes the place of what was typed to find it, or stands at the caret. */
    insertEmoji: (emoji: string): void => {
      const before = text.slice(0, colon?.from ?? caret) + emoji;
      writeAt(before + text.slice(caret), before.length);
    },
    /** @returns whether it went */
    send: (): boolean => {
      if (!maySend || !meanwhile.mayGo()) return false;
      if (!isNote && !edit) return reply();
      void (edit ? saveEdit(desk, conversation) : addNoteTo(desk, chat.id, text.trim())).catch(refused);
      if (isNote) desk.drafts.change(chat.id, { mode: 'reply' });
      return true;
    },
    /** The text of the response takes the place of what was typed to find it; its files come along. */
    insert: async (response: CannedResponseView, rendered: string, sends: boolean): Promise<void> => {
      if (!slash) return;
      const next = text.slice(0, slash.from) + rendered + text.slice(caret);
      writeAt(next, slash.from + rendered.length, response.id);
      const areCopied = await desk.uploads.copy(chat.id, response);
      if (sends && areCopied && !isUploading && (lettersLeft(next) ?? 0) >= 0 && meanwhile.mayGo()) reply();
    },
  };
}

/** Where one writes, and whether the menu that opened there was closed: in this chat, and at the start of the next. */
function useCaret(chatId: string) {
  const [at, move] = useState({ chatId, caret: 0, isMenuOff: false });
  const now = at.chatId === chatId ? at : { chatId, caret: 0, isMenuOff: false };
  const change = (changes: Partial<typeof at>): void => move((before) => ({ ...(before.chatId === chatId ? before : now), ...changes }));
  return {
    caret: now.caret,
    isMenuOff: now.isMenuOff,
    setCaret: (caret: number): void => change({ caret }),
    switchMenuOff: (isMenuOff: boolean): void => change({ isMenuOff }),
  };
}

/** A colleague's word to the customer that came while one was writing: it is said before anything is sent after it, once. */
function useMeanwhile(conversation: Conversation, sinceSeq: number | undefined) {
  const { user } = useDesk();
  const message = useSelected(conversation, ({ messages }) => colleagueSince(messages, sinceSeq, user.id));
  const [warnedOf, warn] = useState<string | null>(null);
  const isWarned = message !== undefined && warnedOf === message.id;
  return {
    name: message?.sender.name,
    isAsking: isWarned,
    mayGo: (): boolean => {
      if (!message || isWarned) return true;
      warn(message.id);
      return false;
    },
  };
}
