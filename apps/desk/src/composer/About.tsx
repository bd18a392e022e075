import { X } from 'lucide-react';
import { IconButton } from '#ui/parts/Button/Button';
import { Quoted } from '../thread/Quote';
import { t } from '../words';
import type { useAbout } from './useAbout';
import css from './Composer.module.css';

type AboutProps = Pick<ReturnType<typeof useAbout>, 'isEdit' | 'endEdit' | 'quote' | 'dropQuote'>;

/** What is being written is about another message: it answers that one, or it is what that one is to say. */
export function About({ isEdit, endEdit, quote, dropQuote }: AboutProps) {
  if (!isEdit && !quote) return null;
  return (
    <div className={css.about}>
      <span className={css.aboutWords}>{isEdit ? t('composer.editing') : <Quoted quote={quote!} />}</span>
      <IconButton
        label={isEdit ? t('composer.endEdit') : t('composer.dropQuote')}
        shortcut="Esc"
        size="s"
        onPress={isEdit ? endEdit : dropQuote}
      >
        <X />
      </IconButton>
    </div>
  );
}
