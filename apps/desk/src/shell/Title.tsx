import { useEffect } from 'react';
import { showBadge } from '../live/channels';
import { useDesk, useSelected, useStore } from '../live/context';
import { t } from '../words';
import dotted from './icon-dot.svg';
import { pageTitle } from './page-title';

const BLINK_MS = 1_500;

/** The title says how many messages wait to be read and, to whoever looks at another tab, what calls; the icon has a dot meanwhile. */
export function Title() {
  const { inbox, alerts, preferences } = useDesk();
  const unread = useSelected(inbox, (rows) => rows.reduce((sum, row) => sum + row.unread, 0));
  const calling = useSelected(alerts, ({ pending }) => pending.at(-1)?.title ?? null);
  const { title, badge } = useSelected(preferences, (all) => all.alerts.channels);
  const page = useStore(pageTitle);
  useEffect(() => {
    const name = page === null ? t('shell.title') : t('shell.page', { page });
    const plain = unread > 0 && title ? `(${unread}) ${name}` : name;
    document.title = plain;
    if (!title || calling === null) return;
    let isCalling = false;
    const timer = setInterval(() => {
      isCalling = !isCalling && !document.hasFocus();
      document.title = isCalling ? `● ${calling}` : plain;
    }, BLINK_MS);
    return () => clearInterval(timer);
  }, [unread, calling, title, page]);
  useEffect(() => showBadge(badge ? unread : 0, dotted), [unread, badge]);
  return null;
}
