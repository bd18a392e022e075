import { useNavigate } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { IconButton } from '#ui/parts/Button/Button';
import type { View } from '../routes';
import { t } from '../words';
import css from './ListPane.module.css';

const WAIT_MS = 250;

/** Words to search all chats for; they are in the address once one has stopped typing. */
export function SearchBox({ q, view, onEnd }: { q: string; view: View; onEnd: () => void }) {
  const [text, setText] = useState(q);
  const navigate = useNavigate();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = (next: string): void => {
    setText(next);
    clearTimeout(timer.current);
    const words = next.trim();
    const search = { ...(view !== 'mine' && { view }), ...(words && { q: words }) };
    timer.current = setTimeout(() => void navigate({ to: '.', search, replace: true }), WAIT_MS);
  };
  const end = (): void => {
    ask('');
    onEnd();
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <SearchField className={css.search} aria-label={t('command.search')} value={text} onChange={ask} onClear={end} autoFocus>
      <Input
        className={css.input}
        placeholder={t('inbox.searchFor')}
        onKeyDown={(event) => event.key === 'Escape' && text === '' && end()}
      />
      <IconButton label={t('inbox.endSearch')} shortcut="Esc" size="s" onPress={end}>
        <X />
      </IconButton>
    </SearchField>
  );
}
