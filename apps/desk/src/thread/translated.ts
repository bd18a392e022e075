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
  useEffect(
    () =>
      desk.on('message.translated', ({ chatId, messageId, seq: _seq, ...translation }) => {
        if (chatId !== chat.id) return;
        desk.queries.setQueriesData<ById>(
          { queryKey: keys.translations(chatId) },
          (before) => before && new Map(before).set(messageId, translation),
        );
      }),
    [desk, chat.id],
  );
  return useMemo(() => (isOn && data ? data : NONE), [isOn, data]);
}

export async function switchTranslation({ client, queries }: Desk, chatId: string, on: boolean): Promise<void> {
  const now = await client.rest.put<ChatTranslationView>(`/chats/${chatId}/translation`, { on });
  queries.setQueryData(keys.translation(chatId), now);
  await queries.invalidateQueries({ queryKey: keys.translations(chatId) });
}
