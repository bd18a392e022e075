import { Button } from '#ui/parts/Button/Button';
import { Kbd } from '#ui/parts/Kbd/Kbd';
import { shownKeys } from '../../commands/keymap';
import type { Saving } from '../../shell/useSaving';
import { t } from '../../words/admin';
import { Leaving } from './Leaving';
import css from './SaveBar.module.css';

export interface SaveBarProps {
  isDirty: boolean;
  saving: Saving;
  onSave: () => void;
  /** Takes back what was changed; absent where something new is made. */
  onDiscard?: () => void;
  /** Name of the button that saves. */
  button?: string;
  /** How much was changed, in words. */
  text?: string;
  /** Shown also while nothing was changed. */
  always?: boolean;
  /** What was changed is there again when one comes back, so that nobody who leaves is asked. */
  isKept?: boolean;
}

/** At the foot of a form: saves by its button and by Ctrl+S, and asks whoever leaves with changes. */
export function SaveBar({
  isDirty,
  saving,
  onSave,
  onDiscard,
  button = t('save'),
  text = t('save.unsaved'),
  always,
  isKept,
}: SaveBarProps) {
  return (
    <>
      <Leaving isDirty={isDirty} isKept={isKept} onSave={onSave} />
      {(isDirty || always) && (
        <div className={css.bar}>
          <p className={css.text} role="status" data-tone={saving.problem ? 'bad' : undefined}>
            {saving.problem ?? (isDirty ? text : '')}
          </p>
          {onDiscard && isDirty && (
            <Button kind="plain" onPress={onDiscard} isDisabled={saving.isBusy}>
              {t('save.discard')}
            </Button>
          )}
          <Button kind="primary" onPress={onSave} isDisabled={saving.isBusy || !isDirty}>
            {button} <Kbd keys={shownKeys('Ctrl+S')} />
          </Button>
        </div>
      )}
    </>
  );
}
