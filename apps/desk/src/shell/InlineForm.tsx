import type { ReactNode } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { t } from '../words';
import type { Saving } from './useSaving';
import css from './InlineForm.module.css';

export interface InlineFormProps {
  label: string;
  className?: string;
  saving: Saving;
  /** Name of the button that saves. */
  button?: string;
  /** @returns whether it was done, after which the form closes */
  onSave: () => Promise<boolean>;
  onClose: () => void;
  children: ReactNode;
}

/** A form in the place of what it changes: Enter saves, Escape leaves it. */
export function InlineForm({ label, className, saving, button = t('dialog.save'), onSave, onClose, children }: InlineFormProps) {
  return (
    <form
      className={[css.form, className].filter(Boolean).join(' ')}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void onSave().then((done) => done && onClose());
      }}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
      noValidate
    >
      {children}
      <div className={css.actions}>
        <Button type="submit" kind="primary" size="s" isDisabled={saving.isBusy}>
          {button}
        </Button>
        <Button kind="plain" size="s" onPress={onClose}>
          {t('dialog.cancel')}
        </Button>
      </div>
    </form>
  );
}
