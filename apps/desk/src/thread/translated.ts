import { useQuery } from '@tanstack/react-query';
import { createContext, useEffect, useMemo } from 'react';
import type { ChatTranslationView, ChatView, MessageTranslation } from '#client/core';
import { keys, queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import type { Desk } from '../live/desk';

type ById = ReadonlyMap<string, MessageTranslation>;

const NONE: ById = new Map();
/** Messages that are loaded with their translations at once. */
const STRETCH = 100;

/** What messages of the chat say in the language that their reader is to be shown, by their ids. */
export const Translated = createContext<ById>(NONE);

/** Whether a chat is translated; undefined where no language of staff is set, for which nothing is asked. */
export function useTranslation(chat: ChatView): ChatTranslationView | undefined {
  const desk = useDesk();
  const language = useQuery(queriesOf(desk).settings()).data?.translateTo ?? null;
  return useQuery({ ...queriesOf(desk).translation(chat.id), enabled: language !== null }).data;
}

/** @param firstSeq of the messages that are shown */
export function useTranslations(chat: ChatView, firstSeq: number): ById {
  const desk = useDesk();
  const { on: isOn = false, language = null } = useTranslation(chat) ?? {};
  const afterSeq = Math.floor((firstSeq - 1) / STRETCH) * STRETCH;
  const { data } = useQuery({
    ...queriesOf(desk).translations(chat.id, language, afterSeq),
    enabled: isOn,
    placeholderData: (before) => before,
  });
  useEffect(() => {
    const set = (messageId: string, translation: MessageTranslation | null): void =>
      void desk.queries.setQueriesData<ById>(
        { queryKey: keys.translations(chat.id) },
        (before) => before && withOne(before, messageId, translation),
      );
    const stops = [
      desk.on(
        'message.translated',
        ({ chatId, messageId, seq: _seq, ...translation }) => chatId === chat.id && set(messageId, translation),
      ),
      desk.on('message.edited', ({ message }) => set(message.id, null)),
    ];
    return () => stops.forEach((stop) => stop());
  }, [desk, chat.id]);
  return useMemo(() => (isOn && data ? data : NONE), [isOn, data]);
}

/** @param translation null: what it said before is no longer true */
function withOne(before: ById, messageId: string, translation: MessageTranslation | null): ById {
  const after = new Map(before);
  if (translation) after.set(messageId, translation);
  else after.delete(messageId);
  return after;
}

export async function switchTranslation({ client, queries }: Desk, chatId: string, on: boolean): Promise<void> {
  const now = await client.rest.put<ChatTranslationView>(`/chats/${chatId}/translation`, { on });
  queries.setQueryData(keys.translation(chatId), now);
  await queries.invalidateQueries({ queryKey: keys.translations(chatId) });
}
