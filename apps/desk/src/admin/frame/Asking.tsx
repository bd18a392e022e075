import { type ReactNode, useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import css from './Asking.module.css';

export interface AskingProps {
  title: string;
  /** Name of the button that does it. */
  button: string;
  isDanger?: boolean;
  /** False where something else is to be asked first. */
  onDo: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before something is done that is not taken back by a click; a refusal is said in place. */
export function Asking({ title, button, isDanger, onDo, onClose, children }: AskingProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  async function act(): Promise<void> {
    setBusy(true);
    try {
      if ((await onDo()) === false) setBusy(false);
      else onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button kind="plain" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button kind={isDanger ? 'danger' : 'primary'} onPress={() => void act()} isDisabled={isBusy}>
            {button}
          </Button>
        </>
      }
    >
      <div className={css.text}>
        {children}
        <p className={css.problem} role="alert">
          {problem}
        </p>
      </div>
    </Dialog>
  );
}
