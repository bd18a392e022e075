import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { t } from '../words';
import type { Conflict } from './conflicts';
import css from './ConflictDialog.module.css';

/** Two people have changed the same: both versions beside each other, and which one stays. */
export function ConflictDialog({ conflict: { overlaps, settle } }: { conflict: Conflict }) {
  const footer = (
    <>
      <Button kind="plain" onPress={() => settle(null)}>
        {t('conflict.neither')}
      </Button>
      <Button onPress={() => settle('theirs')}>{t('conflict.takeTheirs')}</Button>
      <Button kind="primary" onPress={() => settle('mine')}>
        {t('conflict.saveMine')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('conflict.title')} isOpen onClose={() => settle(null)} isDismissable={false} size="m" footer={footer}>
      <p className={css.lead}>{t('conflict.text')}</p>
      {overlaps.map(({ label, mine, theirs }) => (
        <section key={label} className={css.field} aria-label={label}>
          <h3 className={css.name}>
            <bdi>{label}</bdi>
          </h3>
          <Version whose={t('conflict.mine')} of={label} text={mine} />
          <Version whose={t('conflict.theirs')} of={label} text={theirs} />
        </section>
      ))}
    </Dialog>
  );
}

function Version({ whose, of, text }: { whose: string; of: string; text: string }) {
  return (
    <div className={css.version}>
      <p className={css.whose}>{whose}</p>
      <div className={css.text} dir="auto" tabIndex={0} role="region" aria-label={`${of}: ${whose}`}>
        {text === '' ? <span className={css.none}>{t('conflict.empty')}</span> : text}
      </div>
    </div>
  );
}
