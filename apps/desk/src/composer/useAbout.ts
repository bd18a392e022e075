import type { QuotedMessage } from '#client/core';
import type { Conversation } from '#client/conversation';
import { useDesk, useSelected } from '../live/context';
import type { Draft } from '../live/drafts';
import { beginEdit, mayEdit, quoteOf } from '../live/editing';

/** The other message that one writes about: a reply may answer one, and one's own may be edited. */
export function useAbout(conversation: Conversation, { mode, edit, replyTo }: Draft, editMinutes: number, focusAt: (at: number) => void) {
  const desk = useDesk();
  const { chatId } = conversation;
  const isNote = mode === 'note';
  const quote = useQuote(conversation, isNote || edit ? undefined : replyTo);
  return {
    isEdit: !isNote && edit !== undefined,
    endEdit: (): void => desk.drafts.change(chatId, { edit: undefined }),
    /** Edits the last message that may be edited yet. @returns whether there is one */
    editLast: (): boolean => {
      const last = conversation.getSnapshot().messages.findLast((each) => mayEdit(desk, each, editMinutes));
      if (!last || isNote) return false;
      beginEdit(desk, last);
      focusAt(last.text!.length);
      return true;
    },
    /** The message that the reply answers. */
    quote,
    dropQuote: (): void => desk.drafts.change(chatId, { replyTo: undefined }),
  };
}

/** As it is now; as it was where it is not loaded. */
function useQuote(conversation: Conversation, chosen: QuotedMessage | undefined): QuotedMessage | undefined {
  const message = useSelected(conversation, ({ messages }) => chosen && messages.find(({ id }) => id === chosen.id));
  return message ? quoteOf(message) : chosen;
}
