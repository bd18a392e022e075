import { useQuery } from '@tanstack/react-query';
import { type Ref, useEffect, useImperativeHandle, useState } from 'react';
import { t } from '../words';
import type { MenuKeys } from './CannedMenu';
import { bestEmojis } from './emoji';
import { readEmojis } from './emoji-data';
import css from './EmojiMenu.module.css';

export interface EmojiMenuProps {
  ref: Ref<MenuKeys>;
  query: string;
  onChoose: (emoji: string) => void;
}

/** Emojis that fit what is typed after a colon. The focus stays in the field; where nothing fits, there is no menu. */
export function EmojiMenu({ ref, query, onChoose }: EmojiMenuProps) {
  const all = useQuery({ queryKey: ['emojis'], queryFn: readEmojis, staleTime: Infinity, gcTime: Infinity });
  const found = bestEmojis(all.data ?? [], query);
  const [at, setAt] = useState(0);
  useEffect(() => setAt(0), [query]);
  useImperativeHandle(ref, () => ({
    onKey(event) {
      const chosen = found[at];
      if (!chosen || event.shiftKey || event.ctrlKey || event.metaKey) return false;
      if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
      else if (event.key === 'ArrowUp') setAt((at - 1 + found.length) % found.length);
      else if (event.key === 'Enter' || event.key === 'Tab') onChoose(chosen.emoji);
      else return false;
      event.preventDefault();
      return true;
    },
  }));
  if (found.length === 0) return null;
  return (
    <div className={css.menu}>
      <ul role="listbox" data-menu aria-label={t('composer.emoji')}>
        {found.map(({ emoji, label, names }, index) => (
          <li
            key={emoji}
            role="option"
            aria-selected={index === at}
            className={css.item}
            onPointerMove={() => setAt(index)}
            onPointerDown={(event) => (event.preventDefault(), onChoose(emoji))}
          >
            <span aria-hidden>{emoji}</span> {label} {names[0] && <span className={css.name}>:{names[0]}:</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
