import { type RefObject, useState } from 'react';
import { toasts } from '#ui/parts/Toast/toasts';
import type { CannedResponseView, ChatView } from '#client/core';
import type { Conversation } from '#client/conversation';
import { useDesk, useStore } from '../live/context';
import { messageOf } from '../shell/problems';
import { slashAt } from './slash';
import { useUploads } from './useUploads';

/** What is written in a chat and what becomes of it: a reply to the customer, or a note to colleagues. */
export function useComposer(chat: ChatView, conversation: Conversation, area: RefObject<HTMLTextAreaElement | null>) {
  const desk = useDesk();
  const draft = useStore(desk.drafts)[chat.id] ?? desk.drafts.of(chat.id);
  const isMine = desk.isMine(chat);
  const isNote = draft.mode === 'note' || !isMine;
  const text = isNote ? draft.note : draft.text;
  const [caret, setCaret] = useState(0);
  const [isMenuOff, switchMenuOff] = useState(false);
  const uploads = useUploads(chat.id);
  const slash = isNote || isMenuOff ? null : slashAt(text, caret);
  const hasText = text.trim() !== '';
  const maySend = isNote ? hasText : (hasText || uploads.ready.length > 0) && !uploads.isBusy;

  function write(next: string, cannedResponseId = next === '' ? undefined : draft.cannedResponseId): void {
    desk.drafts.set(chat.id, isNote ? { ...draft, note: next } : { ...draft, text: next, cannedResponseId });
    if (!isNote) conversation.typing(next !== '');
  }

  function writeAt(next: string, at: number, cannedResponseId?: string): void {
    write(next, cannedResponseId);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at, at);
      setCaret(at);
    });
  }

  async function addNote(): Promise<void> {
    const note = text.trim();
    desk.drafts.set(chat.id, { ...draft, note: '', mode: isMine ? 'reply' : 'note' });
    await desk
      .notesOf(chat.id)
      .add(note)
      .catch((error: unknown) => {
        desk.drafts.set(chat.id, { ...desk.drafts.of(chat.id), note, mode: 'note' });
        toasts.say(messageOf(error), { tone: 'bad' });
      });
  }

  function reply(words: string, cannedResponseId: string | undefined): void {
    const attachmentIds = uploads.ready.map(({ id }) => id);
    try {
      conversation.send({
        ...(words !== '' && { text: words }),
        ...(attachmentIds.length > 0 && { attachmentIds }),
        ...(cannedResponseId && { cannedResponseId }),
      });
      uploads.clear();
      desk.drafts.set(chat.id, { ...draft, text: '', cannedResponseId: undefined });
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
    }
  }

  return {
    text,
    isMine,
    isNote,
    maySend,
    uploads,
    slash,
    setCaret,
    write: (next: string, at: number): void => {
      setCaret(at);
      switchMenuOff(false);
      write(next);
    },
    closeMenu: () => switchMenuOff(true),
    /** Types the slash that opens the canned responses. */
    openMenu: (): void => {
      const before = text.slice(0, caret);
      const opened = `${before}${before === '' || /\s$/.test(before) ? '' : ' '}/`;
      switchMenuOff(false);
      writeAt(opened + text.slice(caret), opened.length);
    },
    turn: (mode: 'reply' | 'note'): void => {
      desk.drafts.set(chat.id, { ...draft, mode });
      area.current?.focus();
    },
    send: (): void => {
      if (!maySend) return;
      if (isNote) void addNote();
      else reply(text.trim(), draft.cannedResponseId);
    },
    /** The text of the response takes the place of what was typed to find it. */
    insert: (response: CannedResponseView, rendered: string, sends: boolean): void => {
      if (!slash) return;
      const next = text.slice(0, slash.from) + rendered + text.slice(caret);
      if (sends) reply(next.trim(), response.id);
      else writeAt(next, slash.from + rendered.length, response.id);
    },
  };
}
