import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { toasts } from '#ui/parts/Toast/toasts';
import { ProblemError } from '#client/core';
import { useDesk } from '../../live/context';
import { t } from '../../words/admin';
import { Asking } from './Asking';

export interface DeletionInUseProps {
  name: string;
  path: string;
  /** What is lost. */
  text: string;
  /** The refusal while open chats ask for it. */
  code: string;
  /** What becomes of these chats. */
  inUse: (count: number) => string;
  onDeleted: () => Promise<unknown>;
  onClose: () => void;
}

const SHOWN = 10;

/** Deletes something that chats may ask for: where open ones do, they are named, and asked about. */
export function DeletionInUse({ name, path, text, code, inUse, onDeleted, onClose }: DeletionInUseProps) {
  const { rest } = useDesk().client;
  const [chatIds, setChatIds] = useState<string[]>();
  async function remove(): Promise<boolean> {
    try {
      await rest.delete(`${path}${chatIds ? '?force=true' : ''}`);
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === code)) throw error;
      setChatIds(error.problem.chatIds as string[]);
      return false;
    }
    toasts.say(t('deletion.done', { name }));
    await onDeleted();
    return true;
  }
  return (
    <Asking
      title={t('deletion.title', { name })}
      button={t(chatIds ? 'deletion.force' : 'deletion.delete')}
      isDanger
      onDo={remove}
      onClose={onClose}
    >
      {chatIds ? (
        <>
          <p>{inUse(chatIds.length)}</p>
          <ul>
            {chatIds.slice(0, SHOWN).map((chatId) => (
              <li key={chatId}>
                <Link to="/inbox/$chatId" params={{ chatId }} search={{}}>
                  {t('deletion.chat', { id: chatId.slice(-6) })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{text}</p>
      )}
    </Asking>
  );
}
