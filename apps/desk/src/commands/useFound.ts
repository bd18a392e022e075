import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { toasts } from '#ui/parts/Toast/toasts';
import { ago } from '#ui/format/time';
import { serverNow } from '#ui/parts/Timer/second';
import type { CannedResponseView, SearchView } from '#client/core';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { currentCommand } from './registry';

export interface Result {
  id: string;
  name: string;
  detail?: string | null;
  /** At the end of the line. */
  at?: string;
  open: () => void;
}

const LEAST_LETTERS = 2;

/** What a search over everything finds, by kind, and how each is opened. */
export function useFound(q: string) {
  const desk = useDesk();
  const open = useOpening();
  const insert = useInsert();
  const isAsking = q.length >= LEAST_LETTERS;
  const found = useQuery({ ...queriesOf(desk).search(q), enabled: isAsking, placeholderData: keepPreviousData });
  const { chats = [], customers = [], tickets = [], cannedResponses = [] }: Partial<SearchView> = (isAsking && found.data) || {};
  const sections: { title: string; results: Result[] }[] = [
    {
      title: t('palette.chats'),
      results: chats.map(({ id, customer, subject, match, lastMessageAt, createdAt }) => ({
        id: `chat:${id}`,
        name: customer.name,
        detail: match?.excerpt ?? subject,
        at: ago((serverNow() - Date.parse(lastMessageAt ?? createdAt)) / 1000),
        open: () => open.chat(id, match?.messageSeq),
      })),
    },
    {
      title: t('palette.customers'),
      results: customers.map(({ id, name, email, phone }) => ({
        id: `customer:${id}`,
        name,
        detail: email ?? phone,
        open: () => open.chatsOf(id),
      })),
    },
    {
      title: t('palette.tickets'),
      results: tickets.map(({ id, reference, subject, status }) => ({
        id: `ticket:${id}`,
        name: `${reference} ${subject}`,
        at: t(`ticket.${status}`),
        open: () => open.ticket(id),
      })),
    },
    {
      title: t('palette.canned'),
      results: insert
        ? cannedResponses.map((response) => ({
            id: `canned:${response.id}`,
            name: response.title,
            detail: `/${response.shortcut}`,
            open: () => void insert(response),
          }))
        : [],
    },
  ];
  return {
    sections: sections.filter(({ results }) => results.length > 0),
    isAsking: isAsking && found.isFetching,
    problem: isAsking && found.isError ? messageOf(found.error) : null,
  };
}

function useOpening() {
  const navigate = useNavigate();
  return {
    chat: (chatId: string, seq?: number): void =>
      void navigate({
        to: '/inbox/$chatId',
        params: { chatId },
        search: ({ seq: _, ...before }) => ({ ...before, ...(seq !== undefined && { seq }) }),
      }),
    ticket: (open: string): void => void navigate({ to: '/admin/$', params: { _splat: 'tickets' }, search: { open } as object }),
    chatsOf: (customerId: string): void =>
      void navigate({ to: '/inbox', search: { view: 'found', filters: { customerId, sort: '-createdAt' } } }),
  };
}

/** Puts a canned response, filled for the chat that is open, behind what is written there; undefined where there is none of one's own. */
function useInsert(): ((response: CannedResponseView) => Promise<void>) | undefined {
  const desk = useDesk();
  const chatId = useParams({ strict: false, select: (params) => params.chatId });
  if (chatId === undefined || !desk.inbox.row(chatId)) return undefined;
  return async (response) => {
    try {
      const rendered = desk.client.rest.post<{ text: string; missing: string[] }>(`/canned-responses/${response.id}/render`, { chatId });
      const { text, missing } = await rendered;
      const draft = desk.drafts.of(chatId);
      const before = draft.text === '' || /\s$/.test(draft.text) ? draft.text : `${draft.text} `;
      if (missing.length > 0) {
        // The composer asks for what is missing, when the response is searched for there.
        desk.drafts.change(chatId, { text: `${before}/${response.shortcut ?? firstWord(response.title)}` });
      } else {
        desk.drafts.change(chatId, { text: before + text, cannedResponseId: response.id });
        void desk.uploads.copy(chatId, response);
      }
      currentCommand('reply')?.run();
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
    }
  };
}

const firstWord = (title: string): string => /[\p{L}\p{N}]+/u.exec(title)?.[0] ?? '';
