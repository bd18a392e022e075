import type {
  CannedResponseView,
  ChatTranslationView,
  ChatHistoryEntry,
  ChatView,
  ColleagueView,
  ContextView,
  CustomerView,
  EarlierText,
  MessageView,
  Rest,
  RoutingExplanation,
  SavedViewView,
  SearchView,
  SettingsView,
  Target,
  TeamView,
} from '#client/core';
import { queryOptions, infiniteQueryOptions } from '@tanstack/react-query';
import type { Desk } from '../live/desk';

/** Of a skill no more than is asked for. */
interface SkillName {
  name: string;
}

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** Settings that everybody who works here may read. */
export type StaffSettings = Pick<
  SettingsView,
  | 'hoursId'
  | 'attachmentMaxBytes'
  | 'attachmentTypes'
  | 'voiceNotes'
  | 'videoNotes'
  | 'recordingSeconds'
  | 'undoSendSeconds'
  | 'replySoonSeconds'
  | 'replyLateSeconds'
  | 'dueSoonSeconds'
  | 'editMinutes'
  | 'translateTo'
>;

/** The names under which answers are kept; `patches.ts` renews them by event. */
export const keys = {
  lists: ['chats'] as const,
  list: (query: string) => ['chats', query] as const,
  chats: ['chat'] as const,
  chat: (id: string) => ['chat', id] as const,
  routing: (id: string) => ['routing', id] as const,
  context: (chatId: string) => ['context', chatId] as const,
  contexts: ['context'] as const,
  canned: ['canned'] as const,
  views: ['views'] as const,
  settings: ['settings'] as const,
  translation: (chatId: string) => ['translation', chatId] as const,
  translations: (chatId: string) => ['translations', chatId] as const,
  teams: ['teams'] as const,
  targets: ['targets'] as const,
};

/** What the pages read by REST. */
export const queriesOf = ({ client: { rest } }: Desk) => ({
  chats: (query: string) =>
    infiniteQueryOptions({
      queryKey: keys.list(query),
      queryFn: ({ pageParam }) => rest.get<Page<ChatView>>(`/chats?limit=50&${query}${pageParam && `&cursor=${pageParam}`}`),
      initialPageParam: '',
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  chat: (id: string) => queryOptions({ queryKey: keys.chat(id), queryFn: () => rest.get<ChatView>(`/chats/${id}`) }),
  /** As of now, or of the decision at that time. */
  routing: (id: string, at?: string) =>
    queryOptions({
      queryKey: [...keys.routing(id), at],
      queryFn: () => rest.get<RoutingExplanation>(`/chats/${id}/routing${at ? `?at=${encodeURIComponent(at)}` : ''}`),
    }),
  /** Whom the chat was given to, the latest first. */
  decisions: (id: string) =>
    queryOptions({
      queryKey: [...keys.routing(id), 'decisions'],
      queryFn: async () => (await all<ChatHistoryEntry>(rest, `/chats/${id}/history`)).filter(isDecision).reverse(),
    }),
  context: (chatId: string) =>
    queryOptions({ queryKey: keys.context(chatId), queryFn: () => rest.get<ContextView>(`/chats/${chatId}/context`) }),
  canned: () =>
    queryOptions({ queryKey: keys.canned, queryFn: () => all<CannedResponseView>(rest, '/canned-responses'), staleTime: 60_000 }),
  search: (q: string) =>
    queryOptions({ queryKey: ['search', q], queryFn: () => rest.get<SearchView>(`/search?limit=5&q=${encodeURIComponent(q)}`) }),
  skills: () => queryOptions({ queryKey: ['skills'], queryFn: () => all<SkillName>(rest, '/skills'), staleTime: 60_000 }),
  targets: () => queryOptions({ queryKey: keys.targets, queryFn: () => rest.get<Target[]>('/targets'), staleTime: 5 * 60_000 }),
  teams: () => queryOptions({ queryKey: keys.teams, queryFn: () => all<TeamView>(rest, '/teams'), staleTime: 60_000 }),
  customers: (q: string, limit: number) =>
    queryOptions({
      queryKey: ['customers', q, limit],
      queryFn: () => rest.get<Page<CustomerView>>(`/customers?limit=${limit}&q=${encodeURIComponent(q)}`),
    }),
  /** Those that a desk needs; admins read all. */
  settings: () => queryOptions({ queryKey: keys.settings, queryFn: () => rest.get<StaffSettings>('/settings'), staleTime: Infinity }),
  /** Addresses of the pictures of colleagues, by their ids. */
  faces: () =>
    queryOptions({
      queryKey: ['faces'],
      queryFn: async () => new Map((await all<ColleagueView>(rest, '/agents')).map(({ id, avatarUrl }) => [id, avatarUrl])),
      staleTime: 5 * 60_000,
    }),
  /** What a message said before its edits, oldest first, as of its last one. */
  earlierTexts: ({ id, chatId, editedAt }: MessageView) =>
    queryOptions({ queryKey: ['edits', id, editedAt], queryFn: () => all<EarlierText>(rest, `/chats/${chatId}/messages/${id}/edits`) }),
  translation: (chatId: string) =>
    queryOptions({ queryKey: keys.translation(chatId), queryFn: () => rest.get<ChatTranslationView>(`/chats/${chatId}/translation`) }),
  /** Of the messages after `afterSeq`, by their ids: the customer's in that language, those of staff in the customer's latest one. */
  translations: (chatId: string, language: string | null, afterSeq: number) =>
    queryOptions({
      queryKey: [...keys.translations(chatId), language, afterSeq],
      queryFn: async () => {
        const messages = await all<MessageView>(rest, `/chats/${chatId}/messages`, `&translations=true&afterSeq=${afterSeq}`);
        return new Map(
          messages.flatMap(({ id, sender, translations = [] }) => {
            const read = translations.findLast((each) => sender.type === 'agent' || each.language === language);
            return read ? [[id, read] as const] : [];
          }),
        );
      },
    }),
  views: () => queryOptions({ queryKey: keys.views, queryFn: () => all<SavedViewView>(rest, '/views') }),
});

export type Decision = ChatHistoryEntry & { type: 'offered' | 'assigned' | 'transferred' };
const isDecision = (entry: ChatHistoryEntry): entry is Decision => ['offered', 'assigned', 'transferred'].includes(entry.type);

/** A list that is short enough to be read whole. */
export async function all<T>(rest: Rest, path: string, query = ''): Promise<T[]> {
  const rows: T[] = [];
  for (let cursor = ''; ;) {
    const page = await rest.get<Page<T>>(`${path}?limit=100${query}${cursor && `&cursor=${cursor}`}`);
    rows.push(...page.data);
    if (page.nextCursor === null) return rows;
    cursor = page.nextCursor;
  }
}
