import { Eye } from 'lucide-react';
import css from './ChatHeader.module.css';

/** Somebody else has an eye on the chat. @param words who, and why */
export function Eyes({ words, names }: { words: string; names?: string }) {
  return (
    <span className={css.watched} role="img" aria-label={words} title={words}>
      <Eye aria-hidden />
      {names && <bdi>{names}</bdi>}
    </span>
  );
}
