import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Button } from '#ui/parts/Button/Button';
import { LoginForm } from '../login/Login';
import { session } from '../live/session';
import { t } from '../words';
import css from './SessionOver.module.css';

/** The sign-in ended: the page, the drafts and what is unsent stay as they are meanwhile. */
export function SessionOver({ email }: { email: string }) {
  return (
    <Dialog title={t('over.title')} isOpen isDismissable={false} onClose={() => undefined}>
      <p className={css.text}>{t('over.text', { email })}</p>
      <LoginForm email={email} onSignedIn={() => undefined} to={location.pathname + location.search} />
      <div className={css.other}>
        <Button kind="link" size="s" onPress={() => void session.signOut()}>
          {t('over.other')}
        </Button>
      </div>
    </Dialog>
  );
}
