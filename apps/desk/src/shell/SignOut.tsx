import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { session } from '../live/session';
import { t } from '../words';
import css from './SessionOver.module.css';

/** Something was not sent, and would be lost. */
export function SignOut({ losing }: { losing: number }) {
  const footer = (
    <>
      <Button onPress={() => void session.signOut({ anyway: true })}>{t('out.anyway')}</Button>
      <Button kind="primary" autoFocus onPress={session.stay}>
        {t('out.stay')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('out.title')} isOpen onClose={session.stay} footer={footer}>
      <p className={css.text}>{t('out.text', { count: losing })}</p>
    </Dialog>
  );
}
