import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { onSecond } from '#ui/parts/Timer/second';
import { useDesk, useStore } from '../live/context';
import { t } from '../words';
import { Banner } from './Banner';

const PATIENCE_MS = 2_000;

/** A connection that is lost for more than a moment is said, with what waits and when the next attempt is. */
export function ConnectionBanner() {
  const { client } = useDesk();
  const state = useStore(client.state);
  const unsent = useStore(client.unsent);
  const isOffline = state.status === 'offline';
  const [isShown, show] = useState(false);
  const [, tick] = useState(0);
  useEffect(() => {
    if (!isOffline) return show(false);
    const patience = setTimeout(() => show(true), PATIENCE_MS);
    return () => clearTimeout(patience);
  }, [isOffline]);
  useEffect(() => (isShown ? onSecond(() => tick((n) => n + 1)) : undefined), [isShown]);
  if (!isOffline || !isShown) return null;
  const seconds = state.nextAttemptAt === null ? 0 : Math.ceil((state.nextAttemptAt - Date.now()) / 1000);
  return (
    <Banner tone="warn">
      <WifiOff aria-hidden />
      <span>
        {t('offline.title')}
        {unsent > 0 && ` ${t('offline.unsent', { count: unsent })}`}{' '}
        <span aria-hidden>{seconds > 0 ? t('offline.next', { seconds }) : t('offline.trying')}</span>
      </span>
      {seconds > 0 && (
        <Button kind="link" size="s" onPress={() => client.retryNow()}>
          {t('offline.now')}
        </Button>
      )}
    </Banner>
  );
}
