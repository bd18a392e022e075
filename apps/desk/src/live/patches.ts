import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ChatView, ContextSourceView, ContextView, CustomerView } from '#client/core';
import type { SwitchboardClient } from '#client/conversation';
import { keys, type Page } from '../data/queries';

/** What belongs to a list may have changed with a chat; a busy floor changes many, and lists are long. */
const LISTS_AFTER_MS = 2_000;

/** Keeps what was read by REST true by events: it is never polled. @returns how to stop */
export function patchQueries(client: SwitchboardClient, queries: QueryClient): () => void {
  let lists: ReturnType<typeof setTimeout> | undefined;
  const heardChat = ({ chat }: { chat: ChatView }): void => {
    queries.setQueryData(keys.chat(chat.id), (before: ChatView | undefined) => before && { ...before, ...chat });
    queries.setQueriesData({ queryKey: keys.lists }, (before: ChatPages | undefined) => before && withChat(before, chat));
    lists ??= setTimeout(() => {
      lists = undefined;
      void queries.invalidateQueries({ queryKey: keys.lists });
    }, LISTS_AFTER_MS);
    void queries.invalidateQueries({ queryKey: keys.routing(chat.id) });
    void queries.invalidateQueries({ queryKey: keys.contexts });
  };
  const stops = [
    client.on('chat.updated', heardChat),
    client.on('chat.closed', heardChat),
    client.on('chat.assigned', heardChat),
    client.on('chat.transferred', heardChat),
    // What comes with a chat need not be asked for.
    client.on('chat.assigned', ({ chat, context }) => context && void queries.setQueryData(keys.context(chat.id), context)),
    client.on('chat.context_updated', ({ chatId, source }) =>
      queries.setQueryData(keys.context(chatId), (before: ContextView | undefined) => before && withSource(before, source)),
    ),
    client.on('customer.changed', ({ id }) => void queries.invalidateQueries({ queryKey: keys.contexts, predicate: isOf(id) })),
    client.on('ticket.changed', () => void queries.invalidateQueries({ queryKey: keys.contexts })),
    client.on('settings.changed', ({ id }) => {
      // Who sees which chats: all that is shown may be too much or too little.
      void queries.invalidateQueries(id === 'agentsSee' || id === 'supervisorsSee' ? {} : { queryKey: keys.settings });
    }),
    client.on('canned.changed', () => void queries.invalidateQueries({ queryKey: keys.canned })),
    client.on('team.changed', () => {
      for (const queryKey of [keys.teams, keys.canned, keys.lists]) void queries.invalidateQueries({ queryKey });
    }),
    client.on('ready', () => void queries.invalidateQueries()),
  ];
  return () => {
    clearTimeout(lists);
    stops.forEach((stop) => stop());
  };
}

/** @param customerId null where many customers changed at once */
const isOf =
  (customerId: string | null) =>
  ({ state }: { state: { data?: unknown } }): boolean =>
    customerId === null || (state.data as ContextView | undefined)?.customer.id === customerId;

/** What was changed of a customer holds at once, wherever it is shown: closed chats hear no events. */
export function patchCustomer(queries: QueryClient, customer: CustomerView): void {
  const { id, name, email, phone } = customer;
  const renewed = (chat: ChatView): ChatView =>
    chat.customer.id === id ? { ...chat, customer: { ...chat.customer, name, email, phone } } : chat;
  queries.setQueriesData({ queryKey: keys.contexts }, (before: ContextView | undefined) =>
    before?.customer.id === id ? { ...before, customer } : before,
  );
  queries.setQueriesData({ queryKey: keys.chats }, (before: ChatView | undefined) => before && renewed(before));
  queries.setQueriesData({ queryKey: keys.lists }, (before: ChatPages | undefined) => before && withEach(before, renewed));
}

type ChatPages = InfiniteData<Page<ChatView>>;

/** The list with this chat as it is now, where it is; the same list when it is not in it. */
function withChat(list: ChatPages, chat: ChatView): ChatPages {
  if (!list.pages.some(({ data }) => data.some(({ id }) => id === chat.id))) return list;
  return withEach(list, (each) => (each.id === chat.id ? { ...each, ...chat } : each));
}

function withEach(list: ChatPages, renewed: (chat: ChatView) => ChatView): ChatPages {
  return { ...list, pages: list.pages.map((page) => ({ ...page, data: page.data.map(renewed) })) };
}

function withSource(context: ContextView, source: ContextSourceView): ContextView {
  return { ...context, sources: context.sources.map((each) => (each.name === source.name ? source : each)) };
}
