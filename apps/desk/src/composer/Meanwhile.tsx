import { MessageCircleWarning } from 'lucide-react';
import { Button } from '#ui/parts/Button/Button';
import { t } from '../words';
import css from './Composer.module.css';

/** A colleague wrote to the customer while one was writing. The first attempt to send asks. */
export function Meanwhile({ name, isAsking, onSend }: { name: string; isAsking: boolean; onSend: () => void }) {
  return (
    <div className={css.meanwhile} role={isAsking ? 'alert' : 'status'}>
      <MessageCircleWarning aria-hidden />
      <span>
        {t('meanwhile.replied', { name })}
        {isAsking && ` ${t('meanwhile.again')}`}
      </span>
      {isAsking && (
        <Button kind="link" size="s" onPress={onSend}>
          {t('meanwhile.send')}
        </Button>
      )}
    </div>
  );
}
