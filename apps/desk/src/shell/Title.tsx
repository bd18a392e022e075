import { useEffect } from 'react';
import { useDesk, useStore } from '../live/context';
import { t } from '../words';

/** The title says how many messages wait to be read, for whoever looks at another tab. */
export function Title() {
  const desk = useDesk();
  const unread = useStore(desk.inbox).reduce((sum, row) => sum + row.unread, 0);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${t('shell.title')}` : t('shell.title');
  }, [unread]);
  return null;
}
