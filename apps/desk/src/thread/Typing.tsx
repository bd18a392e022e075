import type { Typist } from '#client/conversation';
import { t } from '../words';
import css from './Thread.module.css';

/** That the customer is typing, and what, where the server shows it. */
export function Typing({ name, typing }: { name: string; typing: readonly Typist[] }) {
  const typist = typing.find(({ senderType }) => senderType === 'customer');
  if (!typist) return null;
  return (
    <div className={css.typing}>
      <span className={css.dots} aria-hidden>
        <i />
        <i />
        <i />
      </span>
      {t('thread.typing', { name })}
      {typist.text && (
        <p className={css.preview} dir="auto">
          {typist.text}
        </p>
      )}
    </div>
  );
}
