import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Empty } from '#ui/parts/Empty/Empty';
import { Select } from '#ui/parts/Select/Select';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import type { ChatView } from '#client/core';
import { partsOf } from '../../composer/filling';
import type { Page } from '../../data/queries';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import { piecesOf, RESPONSES } from './responses';
import css from './Canned.module.css';

interface Rendered {
  text: string;
  missing: string[];
}

/** The text as a customer would read it, with the values of a real chat; nothing is sent. */
export function Preview({ content }: { content: string }) {
  const { rest } = useDesk().client;
  const chats = useQuery({
    queryKey: ['preview-chats'],
    queryFn: async () => (await rest.get<Page<ChatView>>('/chats?limit=20&sort=-lastMessageAt')).data,
  });
  const [chosen, choose] = useState<string>();
  const chatId = chosen ?? chats.data?.[0]?.id;
  const written = useDeferredValue(content);
  const rendered = useQuery({
    queryKey: ['preview', chatId, written],
    queryFn: () => rest.post<Rendered>(`${RESPONSES}/preview`, { chatId, content: written }),
    enabled: chatId !== undefined && written.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Card title={t('responses.preview')} lead={t('responses.previewLead')}>
      {chats.isPending && <Skeleton lines={4} label={t('loading')} />}
      {chats.isError && <p className={css.error}>{messageOf(chats.error)}</p>}
      {chats.isSuccess && chatId === undefined && <Empty title={t('responses.noChats')} text={t('responses.noChatsText')} />}
      {chatId !== undefined && (
        <>
          <Select
            label={t('responses.chat')}
            options={(chats.data ?? []).map(({ id, customer, subject }) => ({
              id,
              label: [customer.name, subject].filter(Boolean).join(' · '),
            }))}
            selected={chatId}
            onChange={choose}
          />
          {written.trim() === '' ? (
            <p className={css.meta}>{t('responses.nothing')}</p>
          ) : rendered.isError ? (
            <Refused content={written} problem={messageOf(rendered.error)} />
          ) : (
            rendered.data && <Text content={written} {...rendered.data} />
          )}
        </>
      )}
    </Card>
  );
}

/** What is no variable is marked where it stands; why is said at the field. */
function Refused({ content, problem }: { content: string; problem: string }) {
  const pieces = piecesOf(content);
  return (
    <>
      <p className={css.bubble} dir="auto">
        {pieces.map(({ text, as }, at) =>
          as === 'unknown' ? (
            <mark key={at} className={css.missing}>
              {text}
            </mark>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
      </p>
      {!pieces.some(({ as }) => as === 'unknown') && (
        <p className={css.error} role="status">
          {problem}
        </p>
      )}
    </>
  );
}

function Text({ content, text, missing }: Rendered & { content: string }) {
  return (
    <>
      <p className={css.bubble} dir="auto">
        {partsOf(content, text).map(({ text: part, as }, at) =>
          as === 'written' ? (
            <span key={at}>{part}</span>
          ) : (
            <mark key={at} className={css[as]}>
              {part}
            </mark>
          ),
        )}
      </p>
      {missing.length > 0 && (
        <p className={css.error} role="status">
          {t('responses.missing', { names: missing.map((name) => name.replaceAll('_', ' ')).join(', ') })}
        </p>
      )}
    </>
  );
}
