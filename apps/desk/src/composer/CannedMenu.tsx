import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { Kbd } from '#ui/parts/Kbd/Kbd';
import type { CannedResponseView, ChatView } from '#client/core';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { bestResponses } from './canned-order';
import { CannedPreview, type Rendered } from './CannedPreview';
import { fillIn } from './filling';
import css from './CannedMenu.module.css';

/** A menu beside a field in which the focus stays. */
export interface MenuKeys {
  /** @returns whether the key was for the menu */
  onKey: (event: KeyboardEvent) => boolean;
}

export interface CannedMenuProps {
  ref: Ref<MenuKeys>;
  chat: ChatView;
  query: string;
  onInsert: (response: CannedResponseView, rendered: string, sends: boolean) => void;
  /** Gives the focus back to the field. */
  onLeave: () => void;
}

/** Canned responses that fit what is typed, with the text as it will be. The focus stays in the field, but for values that are asked for. */
export function CannedMenu({ ref, chat, query, onInsert, onLeave }: CannedMenuProps) {
  const desk = useDesk();
  const list = useRef<HTMLUListElement>(null);
  const preview = useRef<HTMLDivElement>(null);
  const id = useId();
  const all = useQuery(queriesOf(desk).canned());
  const found = bestResponses(all.data ?? [], query);
  const [at, setAt] = useState(0);
  const [values, setValues] = useState<Record<string, string>>({});
  /** What was wanted when a value was found missing. */
  const wants = useRef<'insert' | 'send'>('insert');
  const chosen = found[Math.min(at, found.length - 1)];
  useEffect(() => setAt(0), [query]);
  useEffect(() => void list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }), [chosen]);
  const rendered = useQuery({
    queryKey: ['rendered', chat.id, chosen?.id],
    queryFn: () => desk.client.rest.post<Rendered>(`/canned-responses/${chosen!.id}/render`, { chatId: chat.id }),
    enabled: chosen !== undefined,
  });

  /** Goes in when nothing is missing; otherwise asks for the first value that is. */
  function insert(want: 'insert' | 'send' = wants.current): void {
    if (!chosen || !rendered.data) return;
    wants.current = want;
    const { text, missing } = rendered.data;
    const asked = missing.find((name) => !values[name]?.trim());
    if (asked !== undefined) return preview.current?.querySelector<HTMLInputElement>(`[name="${asked}"]`)?.focus();
    onLeave();
    onInsert(chosen, fillIn(text, values), want === 'send');
  }
  useImperativeHandle(ref, () => ({
    onKey(event) {
      if (found.length === 0) return false;
      if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
      else if (event.key === 'ArrowUp') setAt((at - 1 + found.length) % found.length);
      else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) insert('insert');
      else if (event.key === 'Tab' && !event.shiftKey) insert('send');
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
              onPointerDown={(event) => (event.preventDefault(), insert('insert'))}
            >
              <span className={css.shortcut}>
                /<b>{(response.shortcut ?? '').slice(0, query.length)}</b>
                {(response.shortcut ?? '').slice(query.length)}
              </span>
              <span className={css.title}>{response.title}</span>
              <span className={css.category}>{response.scope === 'shared' ? response.category : t(`canned.${response.scope}`)}</span>
            </li>
          ))}
        </ul>
        <p className={css.keys}>
          <Kbd keys="↑+↓" /> {t('canned.choose')} <Kbd keys="↵" /> {t('canned.insert')} <Kbd keys="Tab" /> {t('canned.insertSend')}
        </p>
      </div>
      {chosen && (
        <CannedPreview
          ref={preview}
          response={chosen}
          rendered={rendered.data}
          problem={rendered.isError ? messageOf(rendered.error) : null}
          values={values}
          onValue={(name, value) => setValues({ ...values, [name]: value })}
          onDone={() => insert()}
          onLeave={onLeave}
        />
      )}
    </div>
  );
}
