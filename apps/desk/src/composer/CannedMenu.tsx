import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { Kbd } from '#ui/parts/Kbd/Kbd';
import type { CannedResponseView, ChatView } from '#client/core';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { bestResponses } from './canned-order';
import css from './CannedMenu.module.css';

export interface CannedMenuKeys {
  /** @returns whether the key was for the menu */
  onKey: (event: KeyboardEvent) => boolean;
}

export interface CannedMenuProps {
  ref: Ref<CannedMenuKeys>;
  chat: ChatView;
  query: string;
  onInsert: (response: CannedResponseView, rendered: string, sends: boolean) => void;
}

interface Rendered {
  text: string;
  missing: string[];
}

/** Canned responses that fit what is typed, with the text as it will be. The focus stays in the field. */
export function CannedMenu({ ref, chat, query, onInsert }: CannedMenuProps) {
  const desk = useDesk();
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const all = useQuery(queriesOf(desk).canned());
  const found = bestResponses(all.data ?? [], query);
  const [at, setAt] = useState(0);
  const chosen = found[Math.min(at, found.length - 1)];
  useEffect(() => setAt(0), [query]);
  useEffect(() => void list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }), [chosen]);
  const rendered = useQuery({
    queryKey: ['rendered', chat.id, chosen?.id],
    queryFn: () => desk.client.rest.post<Rendered>(`/canned-responses/${chosen!.id}/render`, { chatId: chat.id }),
    enabled: chosen !== undefined,
    placeholderData: undefined,
  });

  function insert(sends: boolean): void {
    if (!chosen || !rendered.data || (sends && rendered.data.missing.length > 0)) return;
    onInsert(chosen, rendered.data.text, sends);
  }
  useImperativeHandle(ref, () => ({
    onKey(event) {
      if (found.length === 0) return false;
      if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
      else if (event.key === 'ArrowUp') setAt((at - 1 + found.length) % found.length);
      else if (event.key === 'Enter' && !event.shiftKey) insert(false);
      else if (event.key === 'Tab' && !event.shiftKey) insert(true);
      else return false;
      event.preventDefault();
      return true;
    },
  }));

  return (
    <div className={css.menu}>
      <div className={css.left}>
        {all.isError && <p className={css.none}>{messageOf(all.error)}</p>}
        {all.isSuccess && found.length === 0 && <p className={css.none}>{t('canned.nothing', { query })}</p>}
        <ul ref={list} className={css.list} role="listbox" data-menu aria-label={t('composer.canned')}>
          {found.map((response) => (
            <li
              key={response.id}
              id={`${id}-${response.id}`}
              role="option"
              aria-selected={response === chosen}
              className={css.item}
              onPointerMove={() => setAt(found.indexOf(response))}
              onPointerDown={(event) => (event.preventDefault(), insert(false))}
            >
              <span className={css.shortcut}>
                /<b>{(response.shortcut ?? '').slice(0, query.length)}</b>
                {(response.shortcut ?? '').slice(query.length)}
              </span>
              <span className={css.title}>{response.title}</span>
              <span className={css.category}>{response.scope === 'personal' ? t('canned.personal') : response.category}</span>
            </li>
          ))}
        </ul>
        <p className={css.keys}>
          <Kbd keys="↑+↓" /> {t('canned.choose')} <Kbd keys="↵" /> {t('canned.insert')} <Kbd keys="Tab" /> {t('canned.insertSend')}
        </p>
      </div>
      {chosen && (
        <div className={css.preview} aria-live="polite">
          <p className={css.head}>
            <strong>{chosen.title}</strong>
            <span>{t('canned.used', { count: chosen.ownUsageCount })}</span>
          </p>
          {rendered.data ? (
            <>
              <p className={css.text} dir="auto">
                {rendered.data.text}
              </p>
              {rendered.data.missing.length > 0 && (
                <p className={css.missing} role="alert">
                  {t('canned.missing', { names: rendered.data.missing.join(', ') })}
                </p>
              )}
            </>
          ) : (
            <p className={css.text}>{rendered.isError ? messageOf(rendered.error) : chosen.content}</p>
          )}
        </div>
      )}
    </div>
  );
}
