import { Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { IconButton } from '#ui/parts/Button/Button';
import { t } from '../../words/admin';
import css from './Toolbar.module.css';

/** By what a list is narrowed. */
export function Toolbar({ children }: { children: ReactNode }) {
  return (
    <div className={css.bar} role="search" aria-label={t('list.filter')}>
      {children}
    </div>
  );
}

const WAIT_MS = 200;

/** Words to look for; they are in the address once one has stopped typing. */
export function SearchInput({ label, q, onSearch }: { label: string; q: string; onSearch: (q: string) => void }) {
  const [text, setText] = useState(q);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (next: string): void => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next.trim()), WAIT_MS);
  };
  return (
    <SearchField className={css.search} aria-label={label} value={text} onChange={ask} onClear={() => ask('')}>
      <Search aria-hidden />
      <Input className={css.input} placeholder={label} />
      {text !== '' && (
        <IconButton label={t('list.clear')} size="s" onPress={() => ask('')}>
          <X />
        </IconButton>
      )}
    </SearchField>
  );
}
