import { lazy, Suspense, useRef, useState } from 'react';
import type { MessageView } from '#client/core';
import { t } from '../words';
import css from './Message.module.css';

/** Loaded when somebody asks what a message said first. */
const EarlierTexts = lazy(() => import('./EarlierTexts'));

/** Says that a message was edited, and on a click what it said before. */
export function Edited({ message }: { message: MessageView }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button ref={button} className={css.edited} aria-haspopup="dialog" title={t('edited.show')} onClick={() => setOpen(true)}>
        {t('edited.mark')}
      </button>
      {isOpen && (
        <Suspense>
          <EarlierTexts message={message} anchor={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
