import type { QueryClient } from '@tanstack/react-query';
import type { ChatView, ContextSourceView, ContextView } from '#client/core';
import type { SwitchboardClient } from '#client/conversation';
import { keys } from '../data/queries';

/** Keeps what was read by REST true by events: it is never polled. @returns how to stop */
export function patchQueries(client: SwitchboardClient, queries: QueryClient): () => void {
  const heardChat = ({ chat }: { chat: ChatView }): void => {
    queries.setQueryData(keys.chat(chat.id), (before: ChatView | undefined) => before && { ...before, ...chat });
    void queries.invalidateQueries({ queryKey: keys.lists });
    void queries.invalidateQueries({ queryKey: keys.routing(chat.id) });
    void queries.invalidateQueries({ queryKey: keys.contexts });
  };
  const stops = [
    client.on('chat.updated', heardChat),
    client.on('chat.closed', heardChat),
    client.on('chat.assigned', heardChat),
    client.on('chat.transferred', heardChat),
    client.on('chat.context_updated', ({ chatId, source }) =>
      queries.setQueryData(keys.context(chatId), (before: ContextView | undefined) => before && withSource(before, source)),
    ),
    client.on('ready', () => void queries.invalidateQueries()),
  ];
  return () => stops.forEach((stop) => stop());
}

function withSource(context: ContextView, source: ContextSourceView): ContextView {
  return { ...context, sources: context.sources.map((each) => (each.name === source.name ? source : each)) };
}
