import { Copy } from 'lucide-react';
import { Button } from '#ui/parts/Button/Button';
import { toasts } from '#ui/parts/Toast/toasts';
import { t } from '../../words/admin';
import css from './Secret.module.css';

export async function copy(text: string): Promise<void> {
  const isCopied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  toasts.say(isCopied ? t('copied') : t('notCopied'), isCopied ? {} : { tone: 'bad' });
}

/** Something to copy as it is: a secret, an address, lines of a page. */
export function Secret({ label, text, hint, isLong }: { label: string; text: string; hint?: string; isLong?: boolean }) {
  return (
    <div className={css.secret} role="group" aria-label={label}>
      <p className={css.label}>{label}</p>
      <div className={css.box} data-long={isLong || undefined}>
        <code
          className={css.code}
          dir="ltr"
          tabIndex={isLong ? 0 : undefined}
          role={isLong ? 'region' : undefined}
          aria-label={isLong ? label : undefined}
        >
          {text}
        </code>
        <Button size="s" onPress={() => void copy(text)}>
          <Copy aria-hidden /> {t('copy')} <span className="sr-only">{label}</span>
        </Button>
      </div>
      {hint && <p className={css.hint}>{hint}</p>}
    </div>
  );
}
